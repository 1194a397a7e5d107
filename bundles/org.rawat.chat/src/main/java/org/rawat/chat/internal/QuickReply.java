package org.rawat.chat.internal;

import java.util.UUID;
import org.rawat.api.PersonId;

/**
 * Something a doctor writes again and again.
 *
 * @param id its id
 * @param doctor who has noted it
 * @param clinic whether every doctor of the clinic has it
 * @param title what it is called in the list
 * @param text what it says; {@code {name}}, {@code {doctor}}, {@code {time}} and {@code {date}} are
 *     filled in when it is used
 */
public record QuickReply(UUID id, PersonId doctor, boolean clinic, String title, String text) {}
