package org.rawat.identity.internal.store;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The condition that a person's ({@code p}) name, phone or e-mail, or the phone of the account
 * ({@code a}), holds a text. Three letters or digits in a row are looked up in the trigram indexes;
 * a shorter text is looked for along the names in their order, which ends when a page is full.
 *
 * @param sql the condition
 * @param values what fills its question marks
 */
record PartOf(String sql, List<Object> values) {
    /**
     * Looked up for each row that is shown, never for everybody: one a person at most. A count
     * instead of {@code exists} asks for roles likewise.
     */
    static final String ACCOUNT_OF_P =
            " left join lateral (select * from identity.accounts one"
                    + " where one.person_id = p.id limit 1) a on true";

    private static final Pattern TRIGRAM = Pattern.compile("[\\p{L}\\p{N}]{3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9+() ./-]{3,}");

    static PartOf contact(String text) {
        if (text.isEmpty()) {
            return new PartOf("true", List.of());
        }
        String like = "%" + Sql.literal(text) + "%";
        String phone = phoneLike(text);
        if (!TRIGRAM.matcher(phone.isEmpty() ? text : phone).find()) {
            return new PartOf(
                    "(p.name_key like ? or p.phone like ? or a.email like ? or a.phone like ?)",
                    List.of(like, phone, like, phone));
        }
        String named =
                "select id from identity.people where name_key like ?"
                        + " union select person_id from identity.accounts where email like ?";
        return phone.isEmpty()
                ? new PartOf("p.id in (" + named + ")", List.of(like, like))
                : new PartOf(
                        "p.id in ("
                                + named
                                + " union select id from identity.people where phone like ?"
                                + " union select person_id from identity.accounts"
                                + " where phone like ?)",
                        List.of(like, like, phone, phone));
    }

    /** A pattern for numbers as they are stored: what begins with 0 is found behind +62. */
    private static String phoneLike(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return NUMBER.matcher(text).matches() && !digits.isEmpty()
                ? "%" + digits.replaceFirst("^0", "") + "%"
                : "";
    }
}
