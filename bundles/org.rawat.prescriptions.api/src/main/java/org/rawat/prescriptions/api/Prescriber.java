package org.rawat.prescriptions.api;

/**
 * The doctor as a prescription shows them (PMK 73/2016 asks for name, SIP, address and phone).
 *
 * @param name the name with titles
 * @param sip the number of the practice licence (Surat Izin Praktik)
 * @param specialty in the clinic's words; may be empty
 * @param address the practice's address
 * @param phone the practice's phone
 */
public record Prescriber(String name, String sip, String specialty, String address, String phone) {}
