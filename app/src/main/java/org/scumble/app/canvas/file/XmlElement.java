package org.scumble.app.canvas.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// An element of an XML file with what is inside it; text is left out. Files with a document type
/// are refused, and with it entities of any kind: nothing expands, and nothing is fetched.
///
/// @param name without a namespace
/// @param attributes by their name, `{namespace}name` for those that have a namespace
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children) {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 20_000;

    /// The outermost element.
    ///
    /// @throws IOException if the XML is damaged, nested too deeply, or has a document type
    static XmlElement parse(byte[] xml) throws IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            Builder builder = new Builder();
            factory.newSAXParser().parse(new ByteArrayInputStream(xml), builder);
            if (builder.root == null) {
                throw new IOException("its list of layers is empty");
            }
            return builder.root;
        } catch (SAXParseException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(
                    message.contains("DOCTYPE")
                            ? "its list of layers has a DOCTYPE, which no list of layers needs"
                            : "its list of layers is damaged in line " + e.getLineNumber(),
                    e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("its list of layers is damaged: " + e.getMessage(), e);
        }
    }

    /// An attribute's value, or `otherwise` where it is missing.
    String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    /// A finite number.
    ///
    /// @throws IOException if the attribute is there and is none
    double number(String attribute, double otherwise) throws IOException {
        String text = attributes.get(attribute);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notANumber(attribute, text, e);
        }
        throw notANumber(attribute, text, null);
    }

    private static IOException notANumber(
            String attribute, String text, @Nullable Exception cause) {
        return new IOException(
                "its list of layers has %s where the number %s belongs"
                        .formatted(Failures.quoted(text), attribute),
                cause);
    }

    /// A truth value as XML Schema writes it; false where it is missing.
    boolean flag(String attribute) {
        String text = attribute(attribute, "").strip();
        return text.equals("true") || text.equals("1");
    }

    private static final class Builder extends DefaultHandler {
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private @Nullable XmlElement root;
        private int elements;

        @Override
        public void startElement(
                String uri, String localName, String qualifiedName, Attributes attributes)
                throws SAXException {
            if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
                throw new SAXException("it is nested too deeply or too long");
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                String space = attributes.getURI(i);
                String name = attributes.getLocalName(i);
                values.put(
                        space.isEmpty() ? name : "{" + space + "}" + name, attributes.getValue(i));
            }
            XmlElement element = new XmlElement(localName, values, new ArrayList<>());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.getFirst().children.add(element);
            }
            open.push(element);
        }

        @Override
        public void endElement(String uri, String localName, String qualifiedName) {
            open.pop();
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, String systemId)
                throws SAXException {
            throw new SAXException("it refers to another file");
        }
    }
}
