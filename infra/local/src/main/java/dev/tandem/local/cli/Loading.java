package dev.tandem.local.cli;

import dev.tandem.exchange.Bundle;
import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Intake;
import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.kind.Kind;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Writes drafts into rooms, as one person over the public API. */
record Loading(Kind kind, Api api, Terminal terminal) {

    /**
     * What became of a room.
     *
     * @param made how many entities by type; what was found in the room is not counted
     * @param rejected what the room did not take
     */
    record Loaded(String room, String title, Map<String, Long> made, List<Problem> rejected) {
        Loaded {
            made = Map.copyOf(made);
            rejected = List.copyOf(rejected);
        }

        long made(String type) {
            return made.getOrDefault(type, 0L);
        }
    }

    /** What goes into a room that is to be made. */
    record Load(String title, List<List<Bundle>> mutations) {
        Load {
            mutations = List.copyOf(mutations);
        }
    }

    /** Prepares a new room; nothing is written yet. */
    Load prepare(String title, List<Draft> drafts) {
        return new Load(title, mutations(ListTitle.titled(kind, drafts, title), List.of()));
    }

    /** Makes a room of what was prepared. */
    Loaded make(Load load, boolean open) throws InterruptedException {
        String room = RoomFacts.make(api, kind.name(), load.title(), open);
        register(room);
        return write(RoomFacts.read(api, room), load.mutations());
    }

    /** Adds to a room. */
    Loaded add(String room, List<Draft> drafts) throws InterruptedException {
        register(room);
        RoomFacts facts = RoomFacts.read(api, room);
        if (!facts.kind().equals(kind.name())) {
            throw new Refused("wrong-kind", "The room " + room + " is of the kind " + facts.kind() + ".");
        }
        return write(facts, mutations(ListTitle.withoutSingletons(kind, drafts), facts.entities()));
    }

    private List<List<Bundle>> mutations(List<Draft> drafts, List<Entity> existing) {
        return Mutations.pack(
                Intake.bundles(kind, drafts, existing, () -> UUID.randomUUID().toString()));
    }

    private Submission register(String room) {
        Submission submission = new Submission(api, room, UUID.randomUUID().toString());
        submission.register();
        return submission;
    }

    private Loaded write(RoomFacts facts, List<List<Bundle>> mutations) throws InterruptedException {
        Tally tally = new Tally();
        List<List<Bundle>> again = new ArrayList<>();
        List<Outcome> outcomes = submit(facts, mutations, new Progress(terminal, facts.title(), mutations.size()));
        for (int i = 0; i < mutations.size(); i++) {
            List<Bundle> mutation = mutations.get(i);
            if (outcomes.get(i) instanceof Outcome.Rejected && mutation.size() > 1) {
                // Each by itself, so that only what is wrong stays out.
                mutation.forEach(bundle -> again.add(List.of(bundle)));
            } else {
                tally.count(mutation, outcomes.get(i));
            }
        }
        List<Outcome> retried = again.isEmpty() ? List.of() : submit(facts, again, decided -> {});
        for (int i = 0; i < again.size(); i++) {
            tally.count(again.get(i), retried.get(i));
        }
        return new Loaded(facts.id(), facts.title(), tally.made, tally.rejected);
    }

    private List<Outcome> submit(RoomFacts facts, List<List<Bundle>> mutations, IntConsumer progress)
            throws InterruptedException {
        List<List<Operation>> operations =
                mutations.stream().map(Mutations::operations).toList();
        return register(facts.id()).submit(facts.epoch(), facts.seq(), operations, progress);
    }

    /** What was made and what was not. */
    private static final class Tally {
        private final Map<String, Long> made = new HashMap<>();
        private final List<Problem> rejected = new ArrayList<>();

        void count(List<Bundle> mutation, Outcome outcome) {
            if (outcome instanceof Outcome.Rejected refusal) {
                mutation.forEach(bundle -> rejected.add(problem(bundle, refusal)));
                return;
            }
            for (Operation operation : Mutations.operations(mutation)) {
                if (operation instanceof Operation.Create(EntityKey key, var fields)) {
                    made.merge(key.type(), 1L, Long::sum);
                }
            }
        }

        private static Problem problem(Bundle bundle, Outcome.Rejected refusal) {
            Place first = bundle.operations().stream()
                    .filter(Operation.Create.class::isInstance)
                    .map(operation -> ((Operation.Create) operation).key())
                    .flatMap(key -> Optional.ofNullable(bundle.places().get(key)).stream())
                    .findFirst()
                    .orElse(Place.NOWHERE);
            Place place = refusal.key()
                    .flatMap(key -> Optional.ofNullable(bundle.places().get(key)))
                    .orElse(first);
            String about = refusal.key().map(EntityKey::type).orElse("")
                    + refusal.field().map(field -> " " + field).orElse("");
            return new Problem(place, refusal.code().wire(), about);
        }
    }
}
