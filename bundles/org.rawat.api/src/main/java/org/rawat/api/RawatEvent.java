package org.rawat.api;

/**
 * Something that has happened and is committed. Each function declares its own sealed family of
 * records. An event only tells others to look; what must not be lost goes through the database.
 */
public interface RawatEvent {}
