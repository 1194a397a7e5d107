package org.rawat.prescriptions.internal.dosage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rawat.prescriptions.api.dosage.Caution;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageContext;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageReading.FreeText;
import org.rawat.prescriptions.api.dosage.DosageReading.Reason;
import org.rawat.prescriptions.api.dosage.DosageText;

/**
 * Reads a line: cuts it into words, the words into steps, and understands every word or nothing.
 */
final class DosageParser {
    private final Vocabulary vocabulary;

    DosageParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    DosageReading read(String line, DosageContext context) {
        if (line.isBlank()) {
            return new FreeText(Reason.EMPTY, line);
        }
        if (line.length() > DosageText.LONGEST) {
            return new FreeText(Reason.TOO_LONG, line);
        }
        try {
            List<Dosage> steps = steps(Tokens.of(line), new Medicine(context));
            Optional<Reason> problem = Consistency.problem(steps);
            return problem.isPresent()
                    ? new FreeText(problem.get(), line.strip())
                    : new DosageReading.Understood(steps);
        } catch (NotUnderstood e) {
            return new FreeText(e.reason(), e.part(line));
        }
    }

    /** What to look at again in a line that {@link #read} understands. */
    List<Caution> cautions(String line, DosageContext context) {
        return read(line, context) instanceof DosageReading.Understood understood
                ? new Cautions(Tokens.of(line), vocabulary, new Medicine(context))
                        .of(understood.steps())
                : List.of();
    }

    private List<Dosage> steps(List<Token> tokens, Medicine medicine) {
        List<Dosage> steps = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        int sequence = 1;
        int at = 0;
        while (at < tokens.size()) {
            int semicolon = tokens.get(at).is(";") ? 1 : 0;
            int then = vocabulary.longest(tokens, at + semicolon, "then").length();
            int and = semicolon * vocabulary.longest(tokens, at + semicolon, "and").length();
            if (then > 0 || and > 0) {
                steps.addAll(step(words, tokens.get(at), sequence, medicine));
                words = new ArrayList<>();
                sequence += then > 0 ? 1 : 0;
                at += semicolon + Math.max(then, and);
            } else {
                words.add(semicolon == 1 ? comma(tokens.get(at)) : tokens.get(at));
                at++;
            }
        }
        Token end =
                tokens.isEmpty()
                        ? comma(new Token("", false, null, 0, 0, true))
                        : tokens.get(tokens.size() - 1);
        steps.addAll(step(words, end, sequence, medicine));
        return steps;
    }

    private List<Dosage> step(List<Token> words, Token end, int sequence, Medicine medicine) {
        if (words.isEmpty() || sequence > Dosage.STEPS_MAX) {
            throw new NotUnderstood(Reason.ORDER, end);
        }
        List<Part.Placed> parts = PartReader.read(words, vocabulary, medicine);
        if (parts.isEmpty()) {
            throw new NotUnderstood(Reason.INCOMPLETE, end);
        }
        return StepAssembler.steps(parts, sequence);
    }

    private static Token comma(Token token) {
        return new Token(",", false, null, token.start(), token.end(), token.spaced());
    }
}
