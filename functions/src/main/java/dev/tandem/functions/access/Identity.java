package dev.tandem.functions.access;

import java.time.Instant;

/**
 * Somebody who signed in.
 *
 * @param user id of the person (PROTOCOL F5)
 * @param name how the person is shown
 * @param until when the proof of it ends
 */
public record Identity(String user, String name, Instant until) {}
