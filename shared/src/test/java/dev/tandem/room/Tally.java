package dev.tandem.room;

import dev.tandem.model.Change;
import dev.tandem.model.Conflict;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often a run met what it is there to meet. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    void add(Decision decision, Map<EntityKey, Entity> before) {
        decision.receipt().outcomes().forEach(this::add);
        decision.commit()
                .ifPresentOrElse(
                        commit -> commit.changes()
                                .forEach(change -> add(change, Optional.ofNullable(before.get(change.key())))),
                        () -> count("no commit"));
    }

    private void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.Applied applied -> {
                count(applied.seq().isPresent() ? "applied" : "applied without change");
                applied.merged().forEach(merged -> count("kept " + merged.kept()));
            }
            case Outcome.Rejected rejected -> count(rejected.code().wire());
            case Outcome.Settled settled -> count("settled");
        }
    }

    private void add(Change change, Optional<Entity> before) {
        boolean existed = before.isPresent();
        if (change.key().type().equals(Conflict.TYPE)) {
            count("conflict " + change.getClass().getSimpleName());
        }
        switch (change) {
            case Change.Created created -> count(existed ? "revived" : "created");
            case Change.Updated updated -> {
                count(updated.rule().orElse("updated"));
                updated.edits()
                        .values()
                        .forEach(
                                edits -> edits.forEach(edit -> count(edit.made().isPresent() ? "moved" : "spliced")));
            }
            case Change.Deleted deleted -> count(existed ? "deleted" : "made and deleted");
        }
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
