package org.rawat.catalogue.api;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What one dispense unit costs.
 *
 * @param minorUnits the amount in the currency's smallest unit as ISO 4217 counts it (for IDR two
 *     digits: Rp 1.500 is 150000); never negative
 * @param currency the ISO 4217 code
 */
public record Price(long minorUnits, String currency) {
    public Price {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("a price is not negative: " + minorUnits);
        }
        currency = Currency.getInstance(currency).getCurrencyCode();
    }

    /**
     * From an amount in the currency's main unit.
     *
     * @throws ArithmeticException when the amount has more digits than the currency
     */
    public static Price of(BigDecimal amount, String currency) {
        int digits = digits(currency);
        return new Price(amount.movePointRight(digits).longValueExact(), currency);
    }

    /** The amount in the currency's main unit. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
