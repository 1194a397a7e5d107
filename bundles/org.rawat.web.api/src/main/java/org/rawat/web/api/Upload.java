package org.rawat.web.api;

/**
 * A file that a form brought.
 *
 * @param fileName the name the browser gave, without any path, at most 200 characters; never used
 *     as a path
 * @param contentType what the browser said; never trusted
 * @param bytes the content
 */
public record Upload(String fileName, String contentType, byte[] bytes) {}
