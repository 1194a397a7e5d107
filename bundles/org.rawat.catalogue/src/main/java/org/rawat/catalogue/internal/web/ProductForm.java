package org.rawat.catalogue.internal.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Ingredient;
import org.rawat.catalogue.api.Price;
import org.rawat.catalogue.api.ProductDetails;
import org.rawat.catalogue.internal.ingredients.IngredientText;
import org.rawat.web.api.Form;

/** The fields of a product's form. */
final class ProductForm {
    /** The code system of what the clinic itself gives codes to. */
    static final String OWN_CODES = "urn:rawat:clinic";

    private static final String RUPIAH = "IDR";
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("10000000000");
    private static final BigDecimal LARGEST_STOCK = new BigDecimal("999999999999");

    private ProductForm() {}

    static ProductDetails read(Form form) {
        String codeSystem = form.optionalText("codeSystem", 200).orElse(OWN_CODES);
        return new ProductDetails(
                codeSystem,
                form.text("code", 64),
                form.text("name", 200),
                form.text("form", 80),
                form.optionalText("strength", 120).orElse(""),
                form.text("unit", 40),
                form.text("category", 64),
                form.optionalChoice("controlled", ControlledKind.class).orElse(ControlledKind.NONE),
                price(form),
                form.optionalDecimal("stock", BigDecimal.ZERO, LARGEST_STOCK, 3).orElse(null),
                form.optionalLines("synonyms", 4_000)
                        .map(text -> List.of(text.split("\n")))
                        .orElse(List.of()),
                ingredients(form, codeSystem));
    }

    private static List<Ingredient> ingredients(Form form, String codeSystem) {
        String text = form.optionalLines("ingredients", 12_000).orElse("");
        return IngredientText.read(text, codeSystem)
                .orElseGet(
                        () -> {
                            form.problem("ingredients", "ingredient");
                            return List.of();
                        });
    }

    private static @Nullable Price price(Form form) {
        String currency = form.optionalText("currency", 3).orElse(RUPIAH).toUpperCase(Locale.ROOT);
        BigDecimal amount =
                form.optionalDecimal("price", BigDecimal.ZERO, HIGHEST_PRICE, 4).orElse(null);
        if (amount == null) {
            return null;
        }
        try {
            return Price.of(amount, currency);
        } catch (ArithmeticException tooFine) {
            form.problem("price", "price-digits", currency);
        } catch (IllegalArgumentException unknown) {
            form.problem("currency", "currency");
        }
        return null;
    }
}
