package org.rawat.prescriptions.internal.dosage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rawat.prescriptions.api.dosage.Dosage;
import org.rawat.prescriptions.api.dosage.DosageReading;
import org.rawat.prescriptions.api.dosage.DosageReading.Understood;
import org.rawat.prescriptions.api.dosage.Fraction;

/**
 * Slips of the finger: a word or a letter dropped, doubled or swapped. What is still understood
 * says what now stands there, number by number and time by time; nothing is repaired in silence.
 */
class MutationTest {
    private static final long SEED = 7_041_776L;
    private static final int EACH = 60;

    /** What must stand in the line when it stands in the structure, and the other way round. */
    private static final Map<String, String> TOLD =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "MORN|ACM|PCM|CM",
                                    "pagi|mane|morning|m\\W*et|o\\W*m\\b|breakfast|sarapan"),
                            Map.entry("NOON|ACD|PCD|CD", "siang|noon|lunch"),
                            Map.entry("EVE\\b", "sore|v\\b|vesp|petang"),
                            Map.entry(
                                    "NIGHT|ACV|PCV|CV",
                                    "malam|nocte|night|o\\W*n\\b|evening meal|dinner"),
                            Map.entry("HS", "tidur|bedtime|h\\W*s\\b"),
                            Map.entry("[ ,@]AC", "sebelum|sblm|before|a\\W*c\\b"),
                            Map.entry("[ ,@]PC", "sesudah|setelah|stlh|after|p\\W*c\\b"),
                            Map.entry(
                                    "RIGHT|BOTH_E",
                                    "kanan|right|kedua|both|o\\W*d|dext|a\\W*d\\b|ads\\b"),
                            Map.entry(
                                    "LEFT|BOTH_E",
                                    "kiri|left|kedua|both|o\\W*s\\b|o\\W*d\\W*s|a\\W*s\\b|ads\\b"),
                            Map.entry(
                                    "prn",
                                    "bila|jika|kalau|perlu|needed|required|prn|p\\W*r\\W*n|s\\W*n\\W*s|s\\W*o\\W*s|k\\W*p\\b"),
                            Map.entry("max", "maks|max|exceed|more than|up to"),
                            Map.entry("fin", "habis|dihabiskan|gone|finish"),
                            Map.entry("wk", "minggu|seminggu|week|biweek|52|mgg|weekly"),
                            Map.entry("mo\\b", "bulan|sebulan|month"),
                            Map.entry("FEVER", "demam|febris"),
                            Map.entry("[>]", "lalu|lanjut|kemudian|then"),
                            Map.entry("SUBCUT", "sc\\b|subkutan|subcutan"),
                            Map.entry("q\\d", "jam|hour|hora|alternis|q\\W*\\d")));

    /** Numbers that are no digits. */
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry(
                            "\\b(once|sekali|daily|day|hari|sehari|weekly|minggu|monthly|nocte|mane|od|saja|stat|segera|tunggal|now|s\\W?s\\W?d\\W?d)\\b",
                            "1"),
                    Map.entry(
                            "\\b(twice|bd|b\\W*i\\W*d|b\\W*d\\W*d|dua|two|bihora|alternis|selang|other)\\b|sbdd",
                            "2"),
                    Map.entry("\\b(three|tiga|tds|t\\W*i\\W*d|t\\W*d\\W*d|ter)\\b|stdd", "3"),
                    Map.entry("\\b(qds|q\\W*i\\W*d|q\\W*d\\W*d)\\b|sqdd", "4"));

    private final DosageTextService text = new DosageTextService();
    private final Random random = new Random(SEED);

    @Test
    void aSlipOfTheFingerIsNeverUnderstoodAsSomethingElseThanWhatStandsThere() {
        List<String> silent = new ArrayList<>();
        int understood = 0;
        int all = 0;
        for (DosageLine line : DosageLine.developed()) {
            DosageReading before = text.read(line.line(), line.context());
            for (int i = 0; i < EACH; i++) {
                String slip = i % 2 == 0 ? words(line.line()) : letters(line.line());
                DosageReading after = text.read(slip, line.context());
                all++;
                if (after instanceof Understood it && !after.equals(before)) {
                    understood++;
                    String untold = untold(slip.toLowerCase(Locale.ROOT), it.steps());
                    if (!untold.isEmpty()) {
                        silent.add(
                                slip
                                        + " ["
                                        + line.form()
                                        + "]: "
                                        + Notation.of(it.steps())
                                        + ", "
                                        + untold);
                    }
                }
            }
        }
        System.err.printf("slips: %d, understood as something new: %d%n", all, understood);
        assertThat(understood).isGreaterThan(200);
        assertThat(silent).as("seed %s", SEED).isEmpty();
    }

    /** What of the line the structure does not tell, or tells without its standing there. */
    private static String untold(String line, List<Dosage> steps) {
        String structure = Notation.of(steps);
        boolean schedule = Pattern.compile("[\\d½]\\s*-\\s*[\\d½/]+\\s*-").matcher(line).find();
        for (Map.Entry<String, String> told : TOLD.entrySet()) {
            boolean there = Pattern.compile(told.getKey()).matcher(structure).find();
            boolean typed =
                    Pattern.compile("(?<![a-z])(?:" + told.getValue() + ")").matcher(line).find();
            boolean byPlace = schedule && told.getKey().matches("MORN.*|NOON.*|EVE.*|NIGHT.*");
            if (there && !typed && !byPlace) {
                return told.getKey() + " out of nothing";
            }
        }
        TreeSet<String> typed = numbers(line);
        TreeSet<String> told = new TreeSet<>();
        Matcher number =
                Pattern.compile("(\\d+)/(\\d+)(?=d|h|wk|mo|min)|\\d+(?:/\\d+)?").matcher(structure);
        while (number.find()) {
            if (number.group(1) == null) {
                told.add(number.group());
            } else {
                told.addAll(List.of(number.group(1), number.group(2)));
            }
        }
        for (String digits : digits(line)) {
            if (!told.contains(digits) && !structure.contains(digits) && !digits.equals("0")) {
                return digits + " is lost";
            }
        }
        for (String one : told) {
            if (!typed.contains(one) && !one.equals("1")) {
                return one + " out of nothing";
            }
        }
        return "";
    }

    /** The numbers of a line in digits, fractions included. */
    private static List<String> digits(String line) {
        List<String> digits = new ArrayList<>();
        Matcher number =
                Pattern.compile("\\d+(?:[.,]\\d+)?(?:/\\d+)?")
                        .matcher(line.replaceAll("(\\d) ?(?:1/2|½|¾)", "$1,5"));
        while (number.find()) {
            String raw = number.group();
            if (raw.matches("\\d+")) {
                digits.add(raw.replaceFirst("^0+(?=\\d)", ""));
            }
        }
        return digits;
    }

    /** Every number that a line may be said to hold. */
    private static TreeSet<String> numbers(String line) {
        TreeSet<String> numbers = new TreeSet<>(digits(line));
        Matcher decimal = Pattern.compile("(\\d+)[.,](\\d+)").matcher(line);
        while (decimal.find()) {
            BigDecimal value = new BigDecimal(decimal.group(1) + "." + decimal.group(2));
            numbers.add(Fraction.of(value).toString());
            numbers.addAll(List.of(decimal.group(1), decimal.group(2)));
        }
        Matcher fraction =
                Pattern.compile("(?:(\\d+) ?)?(\\d+)/(\\d+)")
                        .matcher(
                                line.replace("½", "1/2")
                                        .replace("¾", "3/4")
                                        .replaceAll("(\\d)(\\d/\\d)", "$1 $2"));
        while (fraction.find()) {
            long above = Long.parseLong(fraction.group(2));
            long below = Math.max(1, Long.parseLong(fraction.group(3)));
            String whole = fraction.group(1);
            numbers.add(new Fraction(above, below).toString());
            numbers.add(fraction.group(2));
            if (whole != null) {
                long sum = Long.parseLong(whole) * below + above;
                numbers.add(new Fraction(sum, below).toString());
            }
        }
        NUMBERS.forEach(
                (words, number) -> {
                    if (Pattern.compile(words).matcher(line).find()) {
                        numbers.add(number);
                    }
                });
        for (String word : line.split("[^a-z]+")) {
            if (word.matches("x{0,2}(?:ix|iv|v?i{0,3})") && !word.isEmpty()) {
                int sum = 0;
                for (int i = 0; i < word.length(); i++) {
                    int value =
                            "i..v....x".indexOf(word.charAt(i)) < 0
                                    ? 0
                                    : word.charAt(i) == 'i' ? 1 : word.charAt(i) == 'v' ? 5 : 10;
                    boolean less =
                            i + 1 < word.length()
                                    && word.charAt(i) == 'i'
                                    && word.charAt(i + 1) != 'i';
                    sum += less ? -value : value;
                }
                numbers.add(String.valueOf(sum));
            }
        }
        // Hours and half hours become minutes, half a tablet a half.
        List.copyOf(numbers).stream()
                .filter(it -> it.matches("\\d{1,3}"))
                .forEach(it -> numbers.add(String.valueOf(Integer.parseInt(it) * 60)));
        if (numbers.contains("1/2") || line.contains("setengah") || line.contains("half")) {
            numbers.addAll(List.of("30", "1/2", "3/2"));
        }
        if (line.contains("seperempat")) {
            numbers.add("1/4");
        }
        return numbers;
    }

    private String words(String line) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
        int at = random.nextInt(words.size());
        switch (random.nextInt(3)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, words.get(at));
            default -> {
                String word = words.remove(at);
                words.add(random.nextInt(words.size() + 1), word);
            }
        }
        return String.join(" ", words);
    }

    private String letters(String line) {
        int at = random.nextInt(line.length());
        char letter = line.charAt(at);
        return switch (random.nextInt(3)) {
            case 0 -> line.substring(0, at) + line.substring(at + 1);
            case 1 -> line.substring(0, at) + letter + line.substring(at);
            default ->
                    at + 1 == line.length()
                            ? line
                            : line.substring(0, at)
                                    + line.charAt(at + 1)
                                    + letter
                                    + line.substring(at + 2);
        };
    }
}
