package org.rawat.console.internal;

import java.nio.file.Path;
import java.util.List;

/** The vendors' bundles of this Rawat, for the commands. */
public interface Extensions {
    /** All that were added, by name. */
    List<ExtensionInfo> list() throws Refusal;

    /**
     * Examines a jar and tries without changing anything whether it would resolve.
     *
     * @return what adding it would do, in English sentences
     * @throws Refusal when it cannot be added, with the reason
     */
    String examine(Path jar) throws Refusal;

    /**
     * Examines a jar as {@link #examine} does, keeps a copy of it and starts it. One of the same
     * name is replaced; when that fails the former one is back.
     *
     * @param user who asks, for the record
     * @return what happened, in English sentences
     */
    String install(Path jar, String user) throws Refusal;

    /**
     * Stops a vendor's bundle and forgets its jar.
     *
     * @param name its symbolic name
     * @param user who asks, for the record
     * @return what happened, in an English sentence
     */
    String remove(String name, String user) throws Refusal;
}
