package dev.tandem.model;

/**
 * Removes some text at a place and puts other text there. Places and lengths are Unicode code points, not UTF-16 units.
 *
 * @param at from 0
 * @param remove how many, from {@code at} on
 * @param insert what comes in their place
 */
public record Splice(int at, int remove, String insert) {}
