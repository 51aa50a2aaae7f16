package io.github.booking4j.simulator.message.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads what an answer to an incoming text asks to be sent back. */
final class Twiml {
    private Twiml() {}

    /** The texts of all {@code <Message>}s; none if it is no TwiML, which Twilio would note as an error. */
    static List<String> messages(String body) {
        if (body.isBlank()) {
            return List.of();
        }
        try {
            NodeList nodes = parser().parse(new InputSource(new StringReader(body)))
                    .getDocumentElement()
                    .getElementsByTagName("Message");
            List<String> messages = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                messages.add(text((Element) nodes.item(i)));
            }
            return messages;
        } catch (SAXException | IOException notTwiml) {
            return List.of();
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
