package org.rawat.prescriptions.pdf.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.rawat.prescriptions.pdf.cfg}. */
@ObjectClassDefinition(name = "Rawat: printed prescriptions")
public @interface PdfConfig {
    @AttributeDefinition(
            name = "Keystore",
            description =
                    "PKCS#12 file with the clinic's key and certificate; empty: a key that Rawat"
                            + " makes itself")
    String keystore() default "";

    @AttributeDefinition(
            name = "Keystore's password",
            description = "Opens the keystore and the key in it",
            type = AttributeType.PASSWORD)
    String keystore_password() default "";

    @AttributeDefinition(
            name = "Key's name",
            description = "Which key of the keystore; empty: the only one")
    String keystore_alias() default "";

    @AttributeDefinition(
            name = "Questions of one address",
            description = "How often one address may ask the public page in a minute, 10 to 10000")
    int verify_address_perMinute() default 120;

    @AttributeDefinition(
            name = "Questions of all",
            description = "How often the public page may be asked in a minute, 60 to 100000")
    int verify_all_perMinute() default 1_200;
}
