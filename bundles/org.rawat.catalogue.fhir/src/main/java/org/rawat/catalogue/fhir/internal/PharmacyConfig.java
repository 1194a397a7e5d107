package org.rawat.catalogue.fhir.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * {@code etc/org.rawat.catalogue.fhir.cfg}, and {@code etc/org.rawat.catalogue.fhir-*.cfg} for
 * further ones: where a pharmacy's medicines are looked up.
 */
@ObjectClassDefinition(
        name = "Rawat: a pharmacy over FHIR",
        description = "Where a pharmacy's medicines are looked up")
@interface PharmacyConfig {
    String PID = "org.rawat.catalogue.fhir";

    @AttributeDefinition(
            name = "Name",
            description = "Shown to doctors beside the medicine; lower-case, digits, hyphens")
    String name() default "pharmacy";

    @AttributeDefinition(
            name = "Address",
            description = "The FHIR base address, https; empty: this pharmacy is not asked",
            required = false)
    String base_url() default "";

    @AttributeDefinition(
            name = "Resource",
            options = {@Option("Medication"), @Option("MedicationKnowledge")})
    String resource() default "Medication";

    @AttributeDefinition(
            name = "Search by text",
            description = "The search parameter for what a doctor types")
    String search_text() default "code:text";

    @AttributeDefinition(
            name = "Search by code",
            description = "The search parameter for a code, a token")
    String search_code() default "code";

    @AttributeDefinition(
            name = "Further search parameters",
            description = "Added to every search, such as status=active",
            required = false)
    String search_more() default "";

    @AttributeDefinition(
            name = "Code system",
            description = "Whose code is taken when the pharmacy states several")
    String code_system() default "http://sys-ids.kemkes.go.id/kfa";

    @AttributeDefinition(
            name = "Authorization",
            options = {@Option("none"), @Option("bearer"), @Option("client-credentials")})
    String authorization() default "none";

    @AttributeDefinition(
            name = "File with the secret",
            description = "The token or the client's secret; readable by its owner only",
            required = false)
    String secret_file() default "";

    @AttributeDefinition(name = "Client's name", required = false)
    String client_id() default "";

    @AttributeDefinition(
            name = "Where tokens are given out",
            description = "The OAuth 2 token endpoint, https",
            required = false)
    String token_url() default "";

    @AttributeDefinition(name = "Scope of the token", required = false)
    String token_scope() default "";

    @AttributeDefinition(
            name = "How the client says who it is",
            options = {@Option("basic"), @Option("body")})
    String token_credentials() default "basic";

    @AttributeDefinition(name = "Seconds to connect", min = "1", max = "10")
    int connect_seconds() default 2;

    @AttributeDefinition(name = "Seconds for a whole answer", min = "1", max = "30")
    int answer_seconds() default 5;

    @AttributeDefinition(name = "Pages of one answer", min = "1", max = "20")
    int answer_pages() default 3;

    @AttributeDefinition(name = "Megabytes of one page", min = "1", max = "32")
    int answer_megabytes() default 4;

    @AttributeDefinition(
            name = "Minutes for which an answer is kept",
            description = "0: every answer is asked for anew",
            min = "0",
            max = "1440")
    int cache_minutes() default 15;

    @AttributeDefinition(name = "How many answers are kept", min = "10", max = "10000")
    int cache_answers() default 500;
}
