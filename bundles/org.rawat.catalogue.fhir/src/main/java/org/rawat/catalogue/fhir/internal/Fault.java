package org.rawat.catalogue.fhir.internal;

/** What can be wrong with a pharmacy, and what clinic IT does about it. */
enum Fault {
    UNREACHABLE(
            "See whether this machine reaches the address in base.url; the pharmacy may be down."),
    NOT_TRUSTED(
            "The pharmacy must show a certificate for the host in base.url that Java trusts, and"
                    + " that has not expired."),
    LATE("Ask the pharmacy why it is slow; a doctor's page does not wait for it."),
    UNAUTHORISED("Renew what stands in secret.file, or ask the pharmacy for the right to read."),
    MOVED("Ask the pharmacy for its address and write it to base.url."),
    REFUSED("See whether resource, search.text, search.code and search.more fit the pharmacy."),
    FAILING("Ask the pharmacy; Rawat tries again by itself."),
    RUBBISH("See whether base.url is the address of a FHIR R4 service; ask the pharmacy."),
    TOO_LARGE("Ask the pharmacy for smaller pages, or raise answer.megabytes."),
    SECRET("Correct secret.file: a file of the account that runs Rawat, chmod 600."),
    BUSY("Nothing; earlier questions are still under way.");

    private final String remedy;

    Fault(String remedy) {
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
