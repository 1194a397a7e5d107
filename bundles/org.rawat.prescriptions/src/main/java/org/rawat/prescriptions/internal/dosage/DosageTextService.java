package org.rawat.prescriptions.internal.dosage;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rawat.prescriptions.api.dosage.Caution;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageText;
import org.rawat.prescriptions.api.dosage.Supply;

/** Dosages, read and written. */
@Component(service = DosageText.class)
public final class DosageTextService implements DosageText {
    private static final int PART = 60;

    private final DosageParser parser;
    private final Words indonesian;
    private final Words english;

    @Activate
    public DosageTextService() {
        parser = new DosageParser(new Vocabulary());
        indonesian = new Words(Locale.forLanguageTag("id"));
        english = new Words(Locale.ENGLISH);
    }

    @Override
    public DosageReading read(String text, DosageContext context) {
        return parser.read(text, context);
    }

    @Override
    public List<Caution> cautions(String text, DosageContext context) {
        return parser.cautions(text, context);
    }

    @Override
    public String write(List<Dosage> steps, Locale language) {
        return new DosageWriter(words(language)).write(steps);
    }

    @Override
    public Supply supply(
            List<Dosage> steps, DosageContext context, @Nullable Integer durationDays) {
        return Supplies.of(steps, context, durationDays);
    }

    @Override
    public String explain(DosageReading.FreeText reading, Locale language) {
        Words words = words(language);
        String part = reading.part().strip();
        String shown = part.length() > PART ? part.substring(0, PART) + "…" : part;
        return words.text("free." + reading.reason(), shown) + " " + words.text("free");
    }

    @Override
    public String explain(Caution caution, Locale language) {
        return words(language).text("caution." + caution);
    }

    @Override
    public String explain(Supply supply, Locale language) {
        Words words = words(language);
        return Supplies.explain(supply, words, new DosageWriter(words));
    }

    private Words words(Locale language) {
        return language.getLanguage().equals("en") ? english : indonesian;
    }
}
