package org.rawat.start;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The keys that one part of Rawat reads, as its bundle declares them. A misspelt key or a word
 * where a number belongs is refused before the start; once running, the container would ignore it
 * in silence.
 */
record Keys(Map<String, Key> keys) {

    /** One key: its metatype type, limits and choices; empty where there is none. */
    record Key(String type, String min, String max, List<String> choices) {

        /** What may stand there, to end the sentence "must be ...". */
        String allowed() {
            if (!choices.isEmpty()) {
                return "one of " + String.join(", ", choices);
            }
            return switch (type) {
                case "Boolean" -> "true or false";
                case "Integer", "Long", "Short", "Byte" -> "a whole number" + range();
                case "Double", "Float" -> "a number" + range();
                default -> "a text" + range();
            };
        }

        private String range() {
            if (!min.isEmpty() && !max.isEmpty()) {
                return " from " + min + " to " + max;
            }
            if (!min.isEmpty()) {
                return " of at least " + min;
            }
            return max.isEmpty() ? "" : " of at most " + max;
        }

        boolean allows(String value) {
            if (!choices.isEmpty()) {
                return choices.contains(value);
            }
            try {
                return switch (type) {
                    case "Boolean" ->
                            List.of("true", "false").contains(value.toLowerCase(Locale.ROOT));
                    case "Integer" -> within(Integer.parseInt(value));
                    case "Long" -> within(Long.parseLong(value));
                    case "Short" -> within(Short.parseShort(value));
                    case "Byte" -> within(Byte.parseByte(value));
                    case "Double", "Float" -> within(Double.parseDouble(value));
                    default -> true;
                };
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private boolean within(double number) {
            return (min.isEmpty() || number >= Double.parseDouble(min))
                    && (max.isEmpty() || number <= Double.parseDouble(max));
        }
    }

    void check(CfgFile cfg) throws Refusal {
        for (Map.Entry<String, CfgFile.Entry> entry : cfg.entries().entrySet()) {
            String name = entry.getKey();
            String value = entry.getValue().value();
            Key key = keys.get(name);
            if (key == null) {
                throw new Refusal(
                        cfg.path()
                                + " line "
                                + entry.getValue().line()
                                + ": there is no key \""
                                + name
                                + "\" here, the keys are "
                                + new TreeSet<>(keys.keySet())
                                        .stream().collect(Collectors.joining(", "))
                                + ".");
            }
            // What is filled in from elsewhere is not known yet.
            boolean known = !value.contains("$[") && !value.contains("${");
            if (known && !value.isEmpty() && !key.allows(value)) {
                throw new Refusal(
                        cfg.path()
                                + " line "
                                + entry.getValue().line()
                                + ": "
                                + name
                                + " = "
                                + value
                                + " must be "
                                + key.allowed()
                                + ".");
            }
        }
    }
}
