package org.rawat.audit.internal;

/** What the appender is asked to do. */
sealed interface Work permits Request, Work.Look {
    /** To look in the database for committed records that wait to be chained. */
    enum Look implements Work {
        LOOK
    }
}
