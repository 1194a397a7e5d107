package org.rawat.realtime.internal.wire;

import java.util.Map;

/**
 * What a page sent.
 *
 * @param id the page's own name for it, repeated in the reply
 * @param type what it asks for
 * @param data hostile: a JSON tree
 */
public record Frame(String id, String type, Map<String, ?> data) {}
