package dev.tandem.model;

import java.util.Set;

/** Names that only the server writes (PROTOCOL F3): no client sends them, and no kind calls a field so. */
public final class ServerOwned {
    public static final Set<String> NAMES =
            Set.of("seq", "at", "by", "user", "role", "digest", "outcomes", "fseq", "stamps", "deleted");

    private ServerOwned() {}
}
