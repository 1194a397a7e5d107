package org.rawat.prescriptions.pdf.internal.signature;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * With what files are signed.
 *
 * @param key the private key
 * @param chain its certificate, and those of its issuers if they are known
 */
public record SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    public SigningIdentity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }
}
