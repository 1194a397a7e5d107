package org.rawat.persistence.api;

/**
 * The database refused a change by a constraint: unique (23505), exclusion (23P01), check (23514),
 * not null (23502) or foreign key (23503), or by a trigger that raises one of these.
 */
public final class ConstraintViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String constraint;
    private final String sqlState;

    public ConstraintViolation(String constraint, String sqlState, Throwable cause) {
        super(sqlState + " " + constraint, cause);
        this.constraint = constraint;
        this.sqlState = sqlState;
    }

    /** The constraint's name as PostgreSQL reports it, empty when it reports none. */
    public String constraint() {
        return constraint;
    }

    /** The SQLSTATE, five characters. */
    public String sqlState() {
        return sqlState;
    }
}
