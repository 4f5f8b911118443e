package dev.tandem.model;

/**
 * How much a room holds (PROTOCOL Q2).
 *
 * @param entities that live, comments and conflicts among them
 * @param characters code points in their fields of the types {@code string} and {@code text}
 */
public record Extent(long entities, long characters) {
    public static final Extent NOTHING = new Extent(0, 0);

    public Extent plus(Extent more) {
        return new Extent(entities + more.entities, characters + more.characters);
    }

    public Extent minus(Extent less) {
        return new Extent(entities - less.entities, characters - less.characters);
    }
}
