package dev.tandem.model;

/**
 * One step of editing a text: at a place some text goes, then some text comes. Positions and lengths count Unicode code points.
 *
 * @param at where, from 0
 * @param remove how many code points go
 * @param insert what comes in their place
 */
public record Splice(int at, int remove, String insert) {}
