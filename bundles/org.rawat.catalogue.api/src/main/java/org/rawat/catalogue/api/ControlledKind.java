package org.rawat.catalogue.api;

/**
 * Under which law a product is controlled (Indonesia: UU 35/2009 narcotics, UU 5/1997
 * psychotropics, PP 44/2010 precursors).
 */
public enum ControlledKind {
    NONE,
    NARCOTIC,
    PSYCHOTROPIC,
    PRECURSOR
}
