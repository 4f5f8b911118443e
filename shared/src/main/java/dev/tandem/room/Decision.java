package dev.tandem.room;

import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Extent;
import dev.tandem.model.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch comes to.
 *
 * @param commit what is appended to the log; empty where nothing changes
 * @param receipt the client's receipt afterwards: last mutation decided and the outcome of each
 * @param written the entities as they stand afterwards, one for each change of the commit
 * @param read version of every entity the decision depended on and does not write: 0 for one that does not exist. Those that only a rule
 *     looked through are not among them: their types were loaded whole as of the head, which a commit has to follow directly
 * @param replaced version of every entity it writes, as read: 0 for a new one
 * @param locks token of every lock it depended on: the commit is conditional on it
 * @param title the room's new title, where the commit changes it
 * @param extent how much the room holds after the commit; empty where there is none, or where nobody knew before
 */
public record Decision(
        Optional<Commit> commit,
        Receipt receipt,
        List<Entity> written,
        Map<EntityKey, Long> read,
        Map<EntityKey, Long> replaced,
        Map<EntityKey, Long> locks,
        Optional<String> title,
        Optional<Extent> extent) {
    public Decision {
        written = List.copyOf(written);
        read = Map.copyOf(read);
        replaced = Map.copyOf(replaced);
        locks = Map.copyOf(locks);
    }

    /** Of a room of which nobody knows how much it holds. */
    public Decision(
            Optional<Commit> commit,
            Receipt receipt,
            List<Entity> written,
            Map<EntityKey, Long> read,
            Map<EntityKey, Long> replaced,
            Map<EntityKey, Long> locks,
            Optional<String> title) {
        this(commit, receipt, written, read, replaced, locks, title, Optional.empty());
    }

    /** The same, under no lock. */
    public Decision(
            Optional<Commit> commit,
            Receipt receipt,
            List<Entity> written,
            Map<EntityKey, Long> read,
            Map<EntityKey, Long> replaced,
            Optional<String> title) {
        this(commit, receipt, written, read, replaced, Map.of(), title);
    }
}
