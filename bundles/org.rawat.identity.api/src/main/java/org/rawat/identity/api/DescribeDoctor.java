package org.rawat.identity.api;

/** What to say of a doctor; shapes as in {@link Doctor}. */
public record DescribeDoctor(
        String title,
        String suffix,
        String sip,
        String specialty,
        String practiceAddress,
        String practicePhone,
        boolean active) {}
