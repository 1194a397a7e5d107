package org.rawat.persistence.api;

/**
 * Where a database is and how to sign in to it. Registered as a service while that database is
 * there, by whoever starts one (the embedded PostgreSQL) and read by the persistence alone.
 *
 * @param jdbcUrl the address, {@code jdbc:postgresql://host:port/database}
 * @param ownerUser the role that owns the schemas and migrates them
 * @param ownerPassword its password
 * @param appUser the role under which Rawat works, without DDL
 * @param appPassword its password
 */
public record DatabaseLocation(
        String jdbcUrl,
        String ownerUser,
        String ownerPassword,
        String appUser,
        String appPassword) {

    /** The address only: passwords belong into no log. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
