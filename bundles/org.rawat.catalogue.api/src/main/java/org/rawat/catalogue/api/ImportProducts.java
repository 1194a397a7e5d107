package org.rawat.catalogue.api;

import org.jspecify.annotations.Nullable;

/**
 * Loads a file of products: comma, semicolon, tab or bar separated; UTF-8, UTF-16 with a byte order
 * mark or Windows-1252; the first row names the columns.
 *
 * @param fileName the file's name, for the report
 * @param content the file
 * @param codeSystem the code system of rows that name none, a URI
 * @param category the category of rows that name none, or null to refuse such rows
 */
public record ImportProducts(
        String fileName, byte[] content, String codeSystem, @Nullable String category) {}
