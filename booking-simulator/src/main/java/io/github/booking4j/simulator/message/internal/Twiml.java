package io.github.booking4j.simulator.message.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what is answered to Twilio. */
public final class Twiml {
    private Twiml() {}

    /** What an answer to an incoming text asks to be sent back: the texts of all {@code <Message>}s; none if it is no TwiML, which Twilio would note as an error. */
    static List<String> messages(String body) {
        if (body.isBlank()) {
            return List.of();
        }
        List<String> messages = new ArrayList<>();
        root(body).ifPresent(root -> {
            NodeList nodes = root.getElementsByTagName("Message");
            for (int i = 0; i < nodes.getLength(); i++) {
                messages.add(text((Element) nodes.item(i)));
            }
        });
        return messages;
    }

    /** The outermost element; empty if it is no XML. Nothing outside the text is ever read. */
    public static Optional<Element> root(String body) {
        try {
            return Optional.of(
                    parser().parse(new InputSource(new StringReader(body))).getDocumentElement());
        } catch (SAXException | IOException notXml) {
            return Optional.empty();
        }
    }

    private static String text(Element message) {
        Node body = message.getElementsByTagName("Body").item(0);
        return (body == null ? message : body).getTextContent().strip();
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
