package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading.Understood;
import org.rawat.prescriptions.api.dosage.Supply;

class SupplyTest {
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final DosageTextService text = new DosageTextService();

    @Test
    void theQuantityIsDoseByFrequencyByDuration() {
        assertThat(tablets("1 tab 3x sehari selama 7 hari", null)).isEqualTo(21);
        assertThat(tablets("3x1 tab", 7)).isEqualTo(21);
        assertThat(tablets("1 tablet tiap 8 jam selama 5 hari", null)).isEqualTo(15);
        assertThat(tablets("1-0-1", 10)).isEqualTo(20);
        assertThat(tablets("1 tablet jam 08.00 dan 20.00", 3)).isEqualTo(6);
        assertThat(tablets("1 tablet seminggu sekali", 28)).isEqualTo(4);
        assertThat(tablets("1 tablet 3 hari sekali", 10)).isEqualTo(4);
        assertThat(tablets("1 tablet setiap Senin dan Kamis selama 2 minggu", null)).isEqualTo(4);
        assertThat(tablets("2 tablet segera", null)).isEqualTo(2);
    }

    @Test
    void halvesAreSummedBeforeTheyAreRoundedUp() {
        assertThat(tablets("1/2 tab 2x sehari", 5)).isEqualTo(5);
        assertThat(tablets("1/2 tab 1x sehari", 5)).isEqualTo(3);
        assertThat(tablets("1/3 tab 1x sehari", 4)).isEqualTo(2);
    }

    @Test
    void ofARangeTheHigherNumberCounts() {
        assertThat(tablets("1-2 tab 2-3x sehari selama 5-7 hari", null)).isEqualTo(42);
        assertThat(tablets("1 tablet tiap 4-6 jam selama 2 hari", null)).isEqualTo(12);
    }

    @Test
    void millilitresAndSpoonsBecomeBottles() {
        DosageContext bottle = product("sirup", "120 mg/5 ml", "botol 60 ml");

        assertThat(quantity("5 ml 3x sehari selama 5 hari", bottle, null)).isEqualTo(2);
        assertThat(quantity("3x sehari 1 sendok teh", bottle, 4)).isEqualTo(1);
        assertThat(quantity("3x sehari 1 sendok makan", bottle, 4)).isEqualTo(3);
        assertThat(quantity("120 mg tiap 6 jam", bottle, 3)).isEqualTo(1);
        assertThat(explained("5 ml 3x sehari selama 5 hari", bottle))
                .isEqualTo("5 ml × 15 = 75 ml; 75 ml : 60 ml = 2");
        assertThat(explained("3x sehari 1 sendok makan selama 4 hari", bottle))
                .contains("1 sendok makan × 12 = 180 ml", "180 ml : 60 ml = 3", "15 ml");
    }

    @Test
    void twentyDropsAreAMillilitreAndTheResultSaysSo() {
        DosageContext drops = product("tetes mata", "0,5%", "botol 5 ml");

        assertThat(quantity("2 tetes mata kanan tiap 4 jam", drops, 7)).isEqualTo(1);
        assertThat(explained("2 tetes mata kanan 4x sehari selama 7 hari", drops))
                .contains("2 tetes × 28 = 2,8 ml", "20 tetes = 1 ml");
    }

    @Test
    void asNeededTakesWhatADayAllows() {
        assertThat(tablets("1 tablet bila demam, maks 4x/hari", 3)).isEqualTo(12);
        assertThat(tablets("1-2 tablet bila perlu, maks 8 tablet/hari", 2)).isEqualTo(16);
        assertThat(
                        tablets(
                                "1-2 tablets every 6 hours as needed, not more than 6 tablets in 24 hours",
                                2))
                .isEqualTo(12);
        assertThat(tablets("3x1 tab bila nyeri", 3)).isEqualTo(9);
        assertThat(why("1 tablet bila nyeri", 3)).isEqualTo(Supply.Reason.NO_FREQUENCY);
    }

    @Test
    void theStepsOfATaperAreSummed() {
        assertThat(
                        tablets(
                                "3x2 tab selama 3 hari, lalu 2x2 tab selama 3 hari, lalu 1x2 tab selama 3 hari",
                                null))
                .isEqualTo(36);
        assertThat(tablets("2 tablet pagi dan 1 tablet malam", 5)).isEqualTo(15);
        assertThat(tablets("2-0-1", 5)).isEqualTo(15);
        assertThat(why("3x2 tab selama 3 hari, lalu 2x2 tab", 9))
                .isEqualTo(Supply.Reason.NO_DURATION);
    }

    @Test
    void aDoseInMilligramsIsCountedByTheStrength() {
        assertThat(quantity("500 mg 3x sehari", product("tablet", "500 mg", "tablet"), 5))
                .isEqualTo(15);
        assertThat(quantity("1 g 2x sehari", product("tablet", "500 mg", "tablet"), 5))
                .isEqualTo(20);
        assertThat(quantity("250 mg 1x sehari", product("tablet", "500 mg", "tablet"), 5))
                .isEqualTo(3);
        assertThat(quantity("10 unit malam", product("injeksi", "100 unit/ml", "pen 3 ml"), 30))
                .isEqualTo(1);
        assertThat(quantity("10-8-10 unit", product("injeksi", "100 unit/ml", "pen 3 ml"), 30))
                .isEqualTo(3);
    }

    @Test
    void whatIsLeftInAnAmpouleIsThrownAway() {
        assertThat(quantity("1 ml im 1x sehari", product("injeksi", "10 mg/ml", "ampul 2 ml"), 3))
                .isEqualTo(3);
        assertThat(
                        quantity(
                                "1 ampul iv tiap 12 jam",
                                product("injeksi", "10 mg/ml", "ampul 2 ml"),
                                3))
                .isEqualTo(6);
    }

    @Test
    void packsOfPuffsAndSpraysAreCountedToo() {
        DosageContext spray = product("semprot hidung", "50 mcg/dosis", "botol 120 dosis");

        assertThat(quantity("2 semprot tiap lubang hidung 1x sehari", spray, 30)).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownGivesNoNumberAndSaysWhy() {
        assertThat(why("3x1 tab", null)).isEqualTo(Supply.Reason.NO_DURATION);
        assertThat(why("3x1 tab sampai habis", null)).isEqualTo(Supply.Reason.NO_DURATION);
        assertThat(why("3x sehari", 5)).isEqualTo(Supply.Reason.NO_DOSE);
        assertThat(why("1 tablet sesudah makan", 5)).isEqualTo(Supply.Reason.NO_FREQUENCY);
        assertThat(why("3x1 kapsul", 5)).isEqualTo(Supply.Reason.UNIT);
        assertThat(why("100 tablet 24x sehari", 365)).isEqualTo(Supply.Reason.TOO_MUCH);
        assertThat(supply("5 ml 3x sehari", product("sirup", "", "botol"), 5))
                .isEqualTo(new Supply.Unknown(Supply.Reason.UNIT));
        assertThat(
                        text.explain(
                                supply("3x1 tab", product("tablet", "", "tablet"), null),
                                INDONESIAN))
                .isEqualTo("Jumlah tidak dihitung: lama pakai belum disebut.");
        assertThat(
                        text.explain(
                                supply("3x1 tab", product("tablet", "", "tablet"), null),
                                Locale.ENGLISH))
                .isEqualTo("No quantity computed: for how long is not said.");
    }

    private int tablets(String line, @Nullable Integer days) {
        return quantity(line, product("tablet", "", "tablet"), days);
    }

    private int quantity(String line, DosageContext product, @Nullable Integer days) {
        Supply supply = supply(line, product, days);
        assertThat(supply).as(line).isInstanceOf(Supply.Counted.class);
        return ((Supply.Counted) supply).quantity();
    }

    private Supply.Reason why(String line, @Nullable Integer days) {
        Supply supply = supply(line, product("tablet", "", "tablet"), days);
        assertThat(supply).as(line).isInstanceOf(Supply.Unknown.class);
        return ((Supply.Unknown) supply).reason();
    }

    private String explained(String line, DosageContext product) {
        return text.explain(supply(line, product, null), INDONESIAN);
    }

    private Supply supply(String line, DosageContext product, @Nullable Integer days) {
        assertThat(text.read(line, product)).as(line).isInstanceOf(Understood.class);
        return text.supply(((Understood) text.read(line, product)).steps(), product, days);
    }

    private static DosageContext product(String form, String strength, String unit) {
        return new DosageContext(form, strength, unit, INDONESIAN);
    }
}
