package org.rawat.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a persistence.xml says about one unit.
 *
 * @param name the unit's name
 * @param classes the names of its entity classes
 * @param properties its properties
 * @param source the file
 */
public record UnitDescription(
        String name, List<String> classes, Properties properties, URL source) {

    public UnitDescription {
        classes = List.copyOf(classes);
    }

    /**
     * Reads the unit of that name.
     *
     * @throws IllegalArgumentException when the file has no such unit or cannot be read
     */
    public static UnitDescription read(URL persistenceXml, String name) {
        NodeList units = parse(persistenceXml).getElementsByTagNameNS("*", "persistence-unit");
        for (int i = 0; i < units.getLength(); i++) {
            Element unit = (Element) units.item(i);
            if (unit.getAttribute("name").equals(name)) {
                return new UnitDescription(name, classes(unit), properties(unit), persistenceXml);
            }
        }
        throw new IllegalArgumentException(persistenceXml + " has no persistence unit " + name);
    }

    private static Document parse(URL source) {
        try (InputStream in = source.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(in);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> classes(Element unit) {
        NodeList nodes = unit.getElementsByTagNameNS("*", "class");
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            classes.add(nodes.item(i).getTextContent().strip());
        }
        return classes;
    }

    private static Properties properties(Element unit) {
        NodeList nodes = unit.getElementsByTagNameNS("*", "property");
        Properties properties = new Properties();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element property = (Element) nodes.item(i);
            properties.setProperty(property.getAttribute("name"), property.getAttribute("value"));
        }
        return properties;
    }
}
