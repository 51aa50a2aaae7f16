package io.github.booking4j.twilio;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes what Twilio is to do in a call. Thread-safe.
 *
 * @param voice Twilio's name of it
 * @param language of the words, such as {@code en-US}
 */
record Twiml(String voice, String language) {
    private static final String SECONDS_TO_ANSWER = "6";
    private static final String HINTS =
            "stop, do not call me again, the first one, the second one, the third one, another time, "
                    + "call me back, not interested, wrong number, repeat";

    /** Says something while already listening, and asks an address with the answer, or with none. */
    String ask(String words, String action) {
        return document(xml -> {
            xml.writeStartElement("Gather");
            attribute(xml, "input", "dtmf speech");
            attribute(xml, "numDigits", "1");
            attribute(xml, "timeout", SECONDS_TO_ANSWER);
            attribute(xml, "speechTimeout", "auto");
            attribute(xml, "language", language);
            attribute(xml, "hints", HINTS);
            attribute(xml, "action", action);
            attribute(xml, "method", "POST");
            attribute(xml, "actionOnEmptyResult", "true");
            say(xml, words);
            xml.writeEndElement();
            xml.writeEmptyElement("Hangup");
        });
    }

    /** Says something and ends the call. */
    String end(String words) {
        return document(xml -> {
            say(xml, words);
            xml.writeEmptyElement("Hangup");
        });
    }

    /** Ends the call. */
    String end() {
        return document(xml -> xml.writeEmptyElement("Hangup"));
    }

    private void say(XMLStreamWriter xml, String words) throws XMLStreamException {
        xml.writeStartElement("Say");
        attribute(xml, "voice", voice);
        attribute(xml, "language", language);
        // No escape makes a control character legal XML.
        xml.writeCharacters(words.replaceAll("\\p{Cntrl}", " "));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    private static String document(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            body.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text is always written", e);
        }
        return text.toString();
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
