package dev.tandem.functions.crowd;

import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody with one client, who does one thing after the other, on what they saw some time ago. */
final class Person {
    private final Crowd crowd;
    private final String name;
    private final List<Mutation> issued = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<EntityKey, Long> locks = new HashMap<>();
    private long seen;

    Person(Crowd crowd, String name) {
        this.crowd = crowd;
        this.name = name;
    }

    String name() {
        return name;
    }

    String client() {
        return name + "-phone";
    }

    List<Mutation> issued() {
        return issued;
    }

    /** In the order of what was issued. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    void enter(Role role) {
        Member member = new Member(name, name, role, true, 1);
        crowd.insist(() -> crowd.world().rooms().putMember(Crowd.ROOM, member, 0));
        crowd.insist(() -> crowd.world().rooms().register(Crowd.ROOM, client(), name));
        seen = crowd.head().seq();
    }

    /** From here on everything is done under the lock of an entity. */
    void take(EntityKey key) {
        Member member = new Member(name, name, Role.EDITOR, true, 1);
        Lock lock = new Lock(key, name, name, client(), 1, true, Long.MAX_VALUE);
        crowd.insist(() -> crowd.world().locks().put(Crowd.ROOM, member, Optional.empty(), lock));
        locks.put(key, lock.token());
    }

    /** Looks at the room. */
    void look() {
        seen = crowd.head().seq();
    }

    /** Sends one mutation until it is decided. */
    Outcome does(List<Operation> operations) {
        if (crowd.random().nextBoolean()) {
            look();
        }
        Mutation mutation = new Mutation(issued.size() + 1L, seen, operations, locks);
        issued.add(mutation);
        Update update = new Update(Optional.empty(), Crowd.ROOM, client(), crowd.epoch(), List.of(mutation));
        while (true) {
            switch (crowd.submit().submit(name, update)) {
                case ServerMessage.Ack ack -> {
                    outcomes.add(ack.outcomes().getLast());
                    return ack.outcomes().getLast();
                }
                case ServerMessage.Failure failure
                when failure.code() == ErrorCode.BUSY ->
                    crowd.world().sleep(Duration.ofMillis(failure.retryAfter().orElse(100L)));
                case ServerMessage other -> throw new AssertionError(name + " got " + other);
            }
        }
    }
}
