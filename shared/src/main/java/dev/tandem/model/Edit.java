package dev.tandem.model;

/**
 * A splice that was applied, with what it removed, so that it can be taken back. Positions count Unicode code points.
 *
 * @param at where, from 0
 * @param removed the text that went
 * @param inserted the text that came in its place
 */
public record Edit(int at, String removed, String inserted) {}
