package org.rawat.catalogue.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rawat.catalogue.api.Category;

/** What every clinic starts with: categories and generics of our own compilation. */
public final class Seed {
    /** The code system of the seed's own codes. */
    public static final String CODE_SYSTEM = "urn:rawat:seed";

    /** Under this source its products stand until the clinic changes them. */
    public static final String SOURCE = "seed";

    public static final String FILE = "products.csv";

    private Seed() {}

    /** The file of products, in the same form as a clinic's. */
    public static byte[] products() {
        return resource(FILE);
    }

    public static List<Category> categories() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        String text = new String(resource("categories.csv"), StandardCharsets.UTF_8);
        List<Category> categories = new ArrayList<>();
        try {
            for (CSVRecord row : format.parse(new StringReader(text))) {
                categories.add(
                        new Category(
                                row.get("code"),
                                row.get("name_id"),
                                row.get("name_en"),
                                row.get("medicine").equals("yes"),
                                0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return categories;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Seed.class.getResourceAsStream("/seed/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks seed/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
