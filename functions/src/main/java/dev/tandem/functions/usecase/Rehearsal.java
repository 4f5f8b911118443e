package dev.tandem.functions.usecase;

import dev.tandem.exchange.Bundle;
import dev.tandem.exchange.Place;
import dev.tandem.exchange.Problem;
import dev.tandem.kind.Kind;
import dev.tandem.model.Batch;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.room.Decision;
import dev.tandem.room.Room;
import dev.tandem.room.RoomState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides in memory what fills a new room, as the room itself would: its commits are real ones. */
final class Rehearsal {
    /** More than a commit holds: each is filled as far as it goes. */
    private static final int AT_ONCE = 100;

    private final Kind kind;
    private final Member owner;
    private final String client;
    private final long now;
    private final Decision first;
    private final List<Decision> rest = new ArrayList<>();
    private final Map<EntityKey, Entity> entities = new HashMap<>();
    private Head head;
    private Receipt receipt;

    Rehearsal(Kind kind, RoomMeta meta, String user, String client, long now) {
        this.kind = kind;
        this.owner = new Member(user, user, Role.OWNER, true, 1);
        this.client = client;
        this.now = now;
        first = Room.found(kind, meta.title(), user, now);
        head = CreateRoom.head(first);
        receipt = Receipt.fresh(client, user);
        first.written().forEach(entity -> entities.put(entity.key(), entity));
    }

    /** The commit that the room begins with. */
    Decision first() {
        return first;
    }

    /** The commits after it. */
    List<Decision> rest() {
        return List.copyOf(rest);
    }

    /** Plays all; what the room would not take ends it, and nothing of it counts. */
    Optional<Problem> play(List<Bundle> bundles) {
        int done = 0;
        while (done < bundles.size()) {
            List<Bundle> next = bundles.subList(done, Math.min(done + AT_ONCE, bundles.size()));
            Decision decision = decide(next);
            for (Outcome outcome : decision.receipt().outcomes()) {
                if (outcome instanceof Outcome.Rejected rejected) {
                    return Optional.of(problem(next.get((int) (outcome.n() - receipt.last() - 1)), rejected));
                }
            }
            done += (int) (decision.receipt().last() - receipt.last());
            take(decision);
        }
        return Optional.empty();
    }

    private Decision decide(List<Bundle> bundles) {
        List<Mutation> mutations = new ArrayList<>();
        for (Bundle bundle : bundles) {
            mutations.add(new Mutation(receipt.last() + mutations.size() + 1, head.seq(), bundle.operations()));
        }
        RoomState state = new RoomState(kind, head, owner, receipt, entities);
        return Room.decide(state, new Batch(owner.user(), client, mutations), now);
    }

    private void take(Decision decision) {
        rest.add(decision);
        receipt = decision.receipt();
        decision.written().forEach(entity -> entities.put(entity.key(), entity));
        head = decision.commit().isPresent() ? CreateRoom.head(decision) : head;
    }

    private static Problem problem(Bundle bundle, Outcome.Rejected rejected) {
        Place place = rejected.key()
                .flatMap(key -> Optional.ofNullable(bundle.places().get(key)))
                .or(() -> bundle.places().values().stream().findFirst())
                .orElse(Place.NOWHERE);
        String about = rejected.key().map(EntityKey::type).orElse("")
                + rejected.field().map(field -> " " + field).orElse("");
        return new Problem(place, rejected.code().wire(), about);
    }
}
