package org.rawat.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The keys of every configuration that the archive's own bundles read, from the metatype documents
 * (OSGi Compendium, chapter 105) inside their jars.
 */
final class DeclaredKeys {
    private static final String DOCUMENTS = "OSGI-INF/metatype/";

    private final Map<String, Keys> byPid;

    private DeclaredKeys(Map<String, Keys> byPid) {
        this.byPid = byPid;
    }

    static DeclaredKeys ofBundlesBelow(Path folder) throws Refusal {
        Map<String, Keys> found = new HashMap<>();
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .collect(Collectors.toList())) {
                readJar(jar, found);
            }
        } catch (IOException | XMLStreamException e) {
            throw new Refusal(
                    "A bundle below "
                            + folder
                            + " is damaged ("
                            + e.getMessage()
                            + "): unpack the archive again.");
        }
        return new DeclaredKeys(found);
    }

    /**
     * The keys of {@code org.rawat.web.cfg} or {@code org.rawat.web-name.cfg}; null if none
     * declares it.
     */
    @Nullable Keys of(Path cfg) {
        String pid = cfg.getFileName().toString().replaceFirst("\\.cfg$", "");
        Keys keys = byPid.get(pid);
        return keys != null ? keys : byPid.get(pid.replaceFirst("[-~].*$", ""));
    }

    private static void readJar(Path jar, Map<String, Keys> found)
            throws IOException, XMLStreamException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().startsWith(DOCUMENTS) && entry.getName().endsWith(".xml")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        found.putAll(read(in));
                    }
                }
            }
        }
    }

    static Map<String, Keys> read(InputStream document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(document);
        Map<String, Map<String, Keys.Key>> classes = new HashMap<>();
        Map<String, Keys> found = new HashMap<>();
        Map<String, Keys.Key> keys = new LinkedHashMap<>();
        List<String> choices = new ArrayList<>();
        String pid = "";
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "OCD" -> {
                    keys = new LinkedHashMap<>();
                    classes.put(attribute(xml, "id"), keys);
                }
                case "AD" -> {
                    choices = new ArrayList<>();
                    keys.put(
                            attribute(xml, "id"),
                            new Keys.Key(
                                    attribute(xml, "type"),
                                    attribute(xml, "min"),
                                    attribute(xml, "max"),
                                    choices));
                }
                case "Option" -> choices.add(attribute(xml, "value"));
                case "Designate" ->
                        pid =
                                attribute(xml, "pid").isEmpty()
                                        ? attribute(xml, "factoryPid")
                                        : attribute(xml, "pid");
                case "Object" ->
                        found.put(
                                pid,
                                new Keys(classes.getOrDefault(attribute(xml, "ocdref"), Map.of())));
                default -> {
                    // Icons and the like say nothing about keys.
                }
            }
        }
        return found;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
