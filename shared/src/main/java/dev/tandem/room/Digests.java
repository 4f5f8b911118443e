package dev.tandem.room;

import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/** The rolling digest over the living entities of a room (PROTOCOL S7): order does not matter, one change costs two hashes. */
public final class Digests {
    private static final int HIGH_SEED = 0;
    private static final int LOW_SEED = 0x9747b28c;

    private Digests() {}

    /** What one living entity adds: two hashes of {@code type/id@seq}, the first in the high half. */
    public static long contribution(EntityKey key, long seq) {
        byte[] bytes = (key + "@" + seq).getBytes(StandardCharsets.UTF_8);
        return (long) Murmur3.hash(bytes, HIGH_SEED) << 32 | Integer.toUnsignedLong(Murmur3.hash(bytes, LOW_SEED));
    }

    /** The digest after one entity went from {@code before} to {@code after}. Nothing and a tombstone count alike: not at all. */
    public static Digest next(Digest digest, Optional<Entity> before, Optional<Entity> after) {
        return new Digest(digest.bits() ^ contribution(before) ^ contribution(after));
    }

    /** The digest of a whole room; tombstones may be among them. */
    public static Digest of(Collection<Entity> entities) {
        long bits = 0;
        for (Entity entity : entities) {
            bits ^= contribution(Optional.of(entity));
        }
        return new Digest(bits);
    }

    private static long contribution(Optional<Entity> entity) {
        return entity.filter(it -> !it.deleted())
                .map(it -> contribution(it.key(), it.seq()))
                .orElse(0L);
    }
}
