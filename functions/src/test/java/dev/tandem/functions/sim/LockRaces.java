package dev.tandem.functions.sim;

import static dev.tandem.functions.store.APackingList.ANNA;
import static dev.tandem.functions.store.APackingList.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.Stage;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.protocol.ClientMessage.LockRequest;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import dev.tandem.protocol.ServerMessage.LockChanged;
import dev.tandem.protocol.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Many ask for one lock at the same moment, again and again: for a lock that was never held, was released, or ran out. */
final class LockRaces {
    private static final String ROOM = "trip";
    private static final int RACES = 200;
    private static final List<String> USERS = List.of("ben", "cleo", "dora", "emil");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Stage stage;
    private final LockCases cases;

    /** Time stands still, so that nobody gives up however slow the machine is. */
    LockRaces(Stage stage) {
        this.stage = stage;
        cases = LockCases.over(
                stage.rooms(),
                stage.connections(),
                stage.locks(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                time -> {},
                new Random(1));
    }

    void run() {
        APackingList room = APackingList.in(stage.rooms(), ROOM);
        USERS.forEach(user -> room.joinedBy(user, user + "-phone"));
        for (int i = 0; i < RACES; i++) {
            EntityKey key = APackingList.item("thing" + i);
            race(key, before(key, i % 3));
        }
    }

    /** Brings the lock into the state that the race begins with, and gives its token. */
    private long before(EntityKey key, int state) {
        if (state == 0) {
            return 0;
        }
        boolean lapsed = state == 1;
        Lock old = new Lock(key, ANNA, "Anna", PHONE, 7, lapsed, NOW.toEpochMilli());
        assertThat(stage.locks().put(ROOM, APackingList.owner(), Optional.empty(), old))
                .isTrue();
        return 7;
    }

    private void race(EntityKey key, long token) {
        List<ServerMessage> answers = stage.race()
                .run(USERS.stream()
                        .<Supplier<ServerMessage>>map(
                                user -> () -> cases.acquire().acquire(user, Optional.empty(), request(user, key)))
                        .toList());

        List<Lock> got = answers.stream()
                .filter(LockChanged.class::isInstance)
                .map(answer -> ((LockChanged) answer).lock())
                .toList();
        assertThat(got).as("%s", answers).hasSize(1);
        Lock winner = got.getFirst();
        assertThat(winner.token()).isEqualTo(token + 1);
        assertThat(stage.locks().locks(ROOM)).contains(winner);
        assertThat(answers)
                .filteredOn(Failure.class::isInstance)
                .hasSize(USERS.size() - 1)
                .allSatisfy(answer -> {
                    assertThat(((Failure) answer).code()).isEqualTo(ErrorCode.LOCKED);
                    assertThat(((Failure) answer).detail()).containsEntry("lock", Wire.of(winner));
                });
    }

    private static LockRequest request(String user, EntityKey key) {
        return new LockRequest(Optional.empty(), ROOM, user + "-phone", key, Optional.empty(), false);
    }
}
