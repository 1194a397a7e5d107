package org.rawat.prescriptions.api;

/** What the amounts of a compound's ingredients mean. */
public enum CompoundMethod {
    /**
     * {@code d.t.d.}, da tales doses: each amount is that of one dose, and as many such doses are
     * made as the quantity says.
     */
    DTD,
    /** Each amount is that of the whole, which is divided into as many as the quantity says. */
    NON_DTD
}
