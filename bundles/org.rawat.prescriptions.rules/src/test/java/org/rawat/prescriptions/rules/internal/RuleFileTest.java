package org.rawat.prescriptions.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rawat.api.ProblemException;
import org.rawat.prescriptions.rules.internal.load.BrokenRow;
import org.rawat.prescriptions.rules.internal.load.RuleFile;
import org.rawat.prescriptions.rules.internal.load.RuleKind;
import org.rawat.prescriptions.rules.internal.load.RuleRow;

class RuleFileTest {
    private static final String LIMITS =
            "subject,route,kind,below,from,severity,text_id,text_en,source\n";
    private static final String GOOD = "codeine,systemic,age,144,,severe,teks,text,FDA\n";

    @Test
    void aFileIsOfTheKindWhoseColumnsItHas() {
        RuleFile file = read(LIMITS + GOOD);
        assertThat(file.kind()).isEqualTo(RuleKind.LIMITS);
        assertThat(file.rows()).hasSize(1);
        assertThat(file.broken()).isEmpty();
    }

    @Test
    void aByteOrderMarkSemicolonsAndOtherColumnsDoNoHarm() {
        String text = "\uFEFFNote;" + LIMITS.replace(',', ';') + "x;" + GOOD.replace(',', ';');
        assertThat(read(text).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Codeine,systemic,age,144,,severe,teks,text,FDA",
                "codeine,somewhere,age,144,,severe,teks,text,FDA",
                "codeine,systemic,colour,144,,severe,teks,text,FDA",
                "codeine,systemic,age,-1,,severe,teks,text,FDA",
                "codeine,systemic,age,NaN,,severe,teks,text,FDA",
                "codeine,systemic,age,1e9,,severe,teks,text,FDA",
                "codeine,systemic,age,\u0661\u0662,,severe,teks,text,FDA",
                "codeine,systemic,age,144,12,severe,teks,text,FDA",
                "codeine,systemic,age,,,severe,teks,text,FDA",
                "codeine,systemic,age,144,,deadly,teks,text,FDA",
                "codeine,systemic,age,144,,severe,,text,FDA",
                "codeine,systemic,age,144,,severe,teks,text,",
                "codeine,systemic,age,144,,severe,te\u0000ks,text,FDA",
                "codeine,systemic",
            })
    void aBrokenRowIsReportedByItsLineAndTheRestIsTaken(String broken) {
        RuleFile file =
                read(LIMITS + "tramadol,systemic,age,144,,severe,t,t,FDA\n" + broken + "\n" + GOOD);
        assertThat(file.rows()).hasSize(2);
        assertThat(file.broken()).extracting(BrokenRow::line).containsExactly(3L);
    }

    @Test
    void anOverlongTextIsBroken() {
        RuleFile file = read(LIMITS + GOOD.replace("teks", "x".repeat(1_001)));
        assertThat(file.broken().get(0).problems().get(0).code()).isEqualTo("too-long");
    }

    @Test
    void theSameSubjectTwiceIsBrokenWhicheverOfAPairStandsFirst() {
        RuleFile file =
                read(
                        "a,b,severity,route,effect_id,effect_en,advice_id,advice_en,source\n"
                                + "warfarin,ibuprofen,severe,,e,e,a,a,FDA\n"
                                + "ibuprofen,warfarin,minor,,e,e,a,a,FDA\n");
        assertThat(file.rows()).hasSize(1);
        assertThat(file.broken()).extracting(BrokenRow::line).containsExactly(3L);
    }

    @Test
    void aFileOfMaximaMayBeWithoutTheColumnsThatCameLaterAndItsKeysStay() {
        String old =
                "substance,route,form,age_from_months,age_to_months,per_kg_day,max_day,max_dose,"
                        + "days_a_week,unit,source";
        String row = "isoniazid,oral,,216,,,300,,,mg,FDA";
        RuleFile before = read(old + "\n" + row + "\n");
        RuleFile now =
                read(
                        old
                                + ",if_days_a_week,if_times_a_day\n"
                                + row
                                + ",,\n"
                                + row
                                + ",3,\n"
                                + row
                                + ",,1\n"
                                + row
                                + ",8,\n"
                                + row
                                + ",,25\n"
                                + row
                                + ",,\u0661\n");
        assertThat(before.rows()).extracting(RuleRow::key).containsExactly("isoniazid|oral||216");
        assertThat(now.rows())
                .extracting(RuleRow::key)
                .containsExactly(
                        "isoniazid|oral||216", "isoniazid|oral||216|3|", "isoniazid|oral||216||1");
        assertThat(now.broken()).extracting(BrokenRow::line).containsExactly(5L, 6L, 7L);
        RuleRow stored = RuleRow.of(RuleKind.MAXIMA, "x", before.rows().get(0).values());
        assertThat(stored.text("if_days_a_week")).isEmpty();
    }

    @Test
    void aLineIsCountedInTheFileAlsoAfterATextOfSeveralLines() {
        RuleFile file = read(LIMITS + GOOD.replace("teks", "\"te ks\"") + "\n" + "x y,,,,,,,,\n");
        assertThat(file.broken()).hasSize(1);
    }

    @Test
    void whatIsNoSuchFileIsRefusedAsAWhole() {
        for (byte[] content :
                List.of(
                        new byte[0],
                        "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
                        (LIMITS + "\"never closed").getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})) {
            assertThatThrownBy(() -> RuleFile.read(content)).isInstanceOf(ProblemException.class);
        }
    }

    private static RuleFile read(String text) {
        return RuleFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
