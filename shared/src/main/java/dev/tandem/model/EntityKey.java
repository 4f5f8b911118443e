package dev.tandem.model;

/** Names one entity within a room. */
public record EntityKey(String type, String id) implements Comparable<EntityKey> {
    /** {@code type/id}: the form the digest is made of. */
    @Override
    public String toString() {
        return type + "/" + id;
    }

    @Override
    public int compareTo(EntityKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }
}
