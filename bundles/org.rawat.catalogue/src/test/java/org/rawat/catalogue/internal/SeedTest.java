package org.rawat.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rawat.catalogue.api.Category;
import org.rawat.catalogue.api.ControlledKind;
import org.rawat.catalogue.api.Product;
import org.rawat.catalogue.internal.load.ProductFile;

class SeedTest {
    @Test
    void everyRowOfTheSeedIsGood() {
        ProductFile file = ProductFile.read(Seed.products(), Seed.CODE_SYSTEM, null);
        assertThat(file.broken()).isEmpty();
        assertThat(file.ignored()).isEmpty();
        Set<String> categories =
                Seed.categories().stream().map(Category::code).collect(Collectors.toSet());
        assertThat(file.rows())
                .allMatch(row -> categories.contains(row.details().category()))
                .allMatch(row -> row.details().code().matches("RWT-\\d{4}"));
    }

    @Test
    void theSeedHoldsAtLeastThreeHundredGenerics() {
        Set<String> generics =
                SeedProducts.all().stream()
                        .filter(Product::medicine)
                        .map(Product::name)
                        .collect(Collectors.toSet());
        assertThat(generics).hasSizeGreaterThanOrEqualTo(300);
    }

    @Test
    void everyCategoryIsGoodAndUsed() {
        assertThat(Seed.categories()).allMatch(c -> CategoryRules.problems(c).isEmpty());
        assertThat(Seed.categories()).anyMatch(c -> !c.medicine());
    }

    @Test
    void whatIsControlledIsMarked() {
        assertThat(kinds("Codeine")).containsOnly(ControlledKind.NARCOTIC);
        assertThat(kinds("Morphine")).containsOnly(ControlledKind.NARCOTIC);
        assertThat(kinds("Diazepam")).containsOnly(ControlledKind.PSYCHOTROPIC);
        assertThat(kinds("Ephedrine")).containsOnly(ControlledKind.PRECURSOR);
        assertThat(kinds("Paracetamol")).containsOnly(ControlledKind.NONE);
    }

    @Test
    void everyMedicineSaysWhatIsInIt() {
        List<Product> medicines = SeedProducts.all().stream().filter(Product::medicine).toList();
        assertThat(medicines)
                .filteredOn(product -> product.ingredients().isEmpty())
                .extracting(Product::label)
                .isEmpty();
        assertThat(medicines)
                .filteredOn(p -> p.ingredients().stream().anyMatch(one -> one.amount() == null))
                .extracting(Product::strength)
                .allMatch(strength -> strength.matches("|[0-9,]+ ml"));
        assertThat(SeedProducts.all())
                .filteredOn(product -> !product.medicine())
                .allMatch(product -> product.ingredients().isEmpty());
    }

    private static List<ControlledKind> kinds(String name) {
        List<ControlledKind> kinds =
                SeedProducts.all().stream()
                        .filter(product -> product.name().equals(name))
                        .map(Product::controlled)
                        .toList();
        assertThat(kinds).isNotEmpty();
        return kinds;
    }
}
