package org.rawat.prescriptions.pdf.internal.paper;

/**
 * How a line looks.
 *
 * @param size in points
 * @param bold whether it is bold
 */
record Style(float size, boolean bold) {
    static final Style TITLE = new Style(14, true);
    static final Style STRONG = new Style(10.5f, true);
    static final Style TEXT = new Style(10, false);
    static final Style SMALL = new Style(8, false);

    float leading() {
        return size * 1.3f;
    }
}
