package org.rawat.prescriptions.api;

/**
 * The clinic's location as a prescription shows it.
 *
 * @param name its name
 * @param lines further lines, one a line; may be empty
 * @param address its address
 * @param phone its phone
 */
public record Letterhead(String name, String lines, String address, String phone) {}
