package dev.tandem.functions.store.dynamo;

import java.util.Optional;

/** The tables, as plain data. All have the keys {@code pk} and {@code sk}, are billed on demand, and are drawn in this package's description. */
public enum Table {
    /** Rooms: their log, entities, receipts, members and invitations. */
    ROOMS,
    /** Open sockets and the rooms they are in; leases. */
    CONNECTIONS,
    /** What belongs to a person: tickets, notifications, preferences; and memos that may vanish. */
    USERS;

    /** The name without the prefix of the deployment. */
    public String suffix() {
        return switch (this) {
            case ROOMS -> "rooms";
            case CONNECTIONS -> "connections";
            case USERS -> "users";
        };
    }

    /** The index beside the keys, or none. */
    public Optional<Index> index() {
        return switch (this) {
            case ROOMS -> Optional.of(new Index("by-member", Attribute.MEMBER, Attribute.PK));
            case CONNECTIONS, USERS -> Optional.empty();
        };
    }

    /** The attribute, seconds since 1970, after which DynamoDB deletes a row, within days. Rows without it stay for ever. */
    public Optional<String> ttl() {
        return switch (this) {
            case ROOMS, CONNECTIONS, USERS -> Optional.of(Attribute.EXPIRES);
        };
    }

    /** Whether changes go to a stream, which carries new images: what is written there is told. */
    public boolean streamed() {
        return switch (this) {
            case ROOMS -> true;
            case CONNECTIONS, USERS -> false;
        };
    }

    /**
     * A global secondary index of keys only. Rows without its hash key are not in it.
     *
     * @param hash its partition key, a string
     * @param range its sort key, a string
     */
    public record Index(String name, String hash, String range) {}
}
