package dev.tandem.model;

/**
 * Who wrote, and when.
 *
 * @param at milliseconds since 1970, for display only
 * @param by the user
 * @param client the queue it came from; two devices of one person are two clients
 */
public record Stamp(long at, String by, String client) {}
