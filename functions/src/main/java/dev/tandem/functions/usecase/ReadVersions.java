package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Filter;
import dev.tandem.subscription.Matching;
import dev.tandem.subscription.Versions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the entities that filters with {@code where} ask for: none where nobody has such a filter. */
final class ReadVersions {
    private ReadVersions() {}

    /**
     * Entities as of commits.
     *
     * @param commits in the log already, in order
     */
    static Versions of(RoomStore rooms, String room, Collection<Filter> filters, List<Commit> commits) {
        Set<String> types = filters.stream()
                .flatMap(filter -> new Matching(filter).selected().stream())
                .collect(Collectors.toSet());
        Set<EntityKey> keys = commits.stream()
                .flatMap(commit -> commit.changes().stream())
                .map(Change::key)
                .filter(key -> types.contains(key.type()))
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return Versions.NONE;
        }
        return Versions.of(commits, types, rooms.entities(room, keys))
                .orElseThrow(() -> new StoreUnavailable("entities lag behind the log"));
    }
}
