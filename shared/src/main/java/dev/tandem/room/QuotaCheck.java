package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Quotas;
import dev.tandem.model.Entity;
import dev.tandem.model.Extent;
import dev.tandem.model.RejectCode;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a mutation and the rules after it came to against the quotas of the kind (PROTOCOL Q2). Only what raises a figure can be too much: a room that
 * is above, because its kind was less strict once, still shrinks and changes.
 */
record QuotaCheck(RoomState state) {
    /** Why the room would hold too much; nothing where it does not, or where nobody knows what it holds. */
    Optional<Refusal> against(Working before, Working after) {
        Quotas quotas = state.kind().quotas();
        if (quotas.entities().isEmpty() && quotas.characters().isEmpty()) {
            return Optional.empty();
        }
        Extent more = grown(before, after);
        if (more.entities() <= 0 && more.characters() <= 0) {
            return Optional.empty();
        }
        return state.head().extent().filter(held -> isOfTheHead(after)).flatMap(held -> {
            Extent was = held.plus(growth(before));
            Extent is = held.plus(growth(after));
            return over("entities", quotas.entities(), was.entities(), is.entities())
                    .or(() -> over("characters", quotas.characters(), was.characters(), is.characters()));
        });
    }

    /** By what the mutation did, other than what was done before it. */
    private Extent grown(Working before, Working after) {
        Extent more = Extent.NOTHING;
        for (Entity now : after.written()) {
            Optional<Entity> was = before.standing(now.key());
            if (!was.equals(Optional.of(now))) {
                more = more.plus(Extents.of(state.kind(), now)).minus(Extents.of(state.kind(), was));
            }
        }
        return more;
    }

    private Extent growth(Working working) {
        return working.written().stream()
                .map(now -> Extents.of(state.kind(), now).minus(Extents.of(state.kind(), working.found(now.key()))))
                .reduce(Extent.NOTHING, Extent::plus);
    }

    /** An entity that somebody wrote since the head was read is not measured against that: no commit can follow that head any more. */
    private boolean isOfTheHead(Working working) {
        return working.written().stream()
                .map(Entity::key)
                .allMatch(key -> working.found(key).map(Entity::seq).orElse(0L)
                        <= state.head().seq());
    }

    private static Optional<Refusal> over(String quota, Optional<Long> limit, long was, long is) {
        return limit.filter(most -> is > was && is > most)
                .map(most -> Refusal.of(RejectCode.QUOTA_EXCEEDED)
                        .because(Map.of("quota", Json.of(quota), "limit", Json.of(most))));
    }
}
