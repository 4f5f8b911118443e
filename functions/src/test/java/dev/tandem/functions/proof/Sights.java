package dev.tandem.functions.proof;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import java.util.EnumSet;
import java.util.Set;

/** What a commit shows that a run has met. */
public final class Sights {
    private Sights() {}

    public static Set<Sight> of(Commit commit) {
        Set<Sight> sights = EnumSet.noneOf(Sight.class);
        if (!commit.undone().isEmpty()) {
            sights.add(Sight.UNDONE);
        }
        for (Change change : commit.changes()) {
            if (change.rule().isPresent()) {
                sights.add(Sight.RULE_APPLIED);
            }
            switch (change) {
                case Change.Created it when it.key().type().equals("conflict") -> sights.add(Sight.CONFLICT_RECORDED);
                case Change.Created it when it.prev() > 0 -> sights.add(Sight.RESTORED);
                case Change.Updated it when isMoved(it) -> sights.add(Sight.TEXT_MOVED);
                default -> {}
            }
        }
        return sights;
    }

    private static boolean isMoved(Change.Updated change) {
        return change.edits().values().stream()
                .flatMap(edits -> edits.stream())
                .anyMatch(edit -> edit.made().isPresent());
    }
}
