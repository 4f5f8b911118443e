package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.usecase.LogEntry;
import dev.tandem.functions.usecase.NotifyMembers;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Audience;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Event;
import dev.tandem.model.Notification;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records come again until the inbox took them, whatever the store loses, delays or does without saying so. */
final class NotifyingUnderFaultsTest {
    private static final int COMMITS = 120;

    private final Deployment tandem = new Deployment()
            .room("norway", "anna")
            .member("norway", "anna", "ben", "editor")
            .member("norway", "anna", "cem", "viewer");
    private final NotifyMembers notifyMembers = tandem.wiring().notifying().notifyMembers();

    private static LogEntry entry(Commit commit) {
        return new LogEntry("" + commit.seq(), "norway", commit.seq(), JsonWriter.write(Wire.of(commit)));
    }

    private static Commit commit(long seq, long at, int events) {
        Event event = new Event("assigned", Optional.empty(), List.of(new Audience.Everyone()), Map.of());
        return new Commit(
                seq,
                at,
                "anna",
                "phone",
                1,
                1,
                List.of(),
                List.of(),
                Collections.nCopies(events, event),
                List.of(),
                Digest.EMPTY);
    }

    @Test
    void N3_each_event_counts_once_whatever_the_store_does() {
        Random random = new Random(20_260_101);
        long at = tandem.now().toEpochMilli();
        long events = 0;
        int again = 0;
        tandem.world().suffer(Faults.heavy());
        for (long seq = 2; seq < 2 + COMMITS; ) {
            List<LogEntry> batch = new ArrayList<>();
            for (int size = 1 + random.nextInt(5); size > 0; size--) {
                int several = 1 + random.nextInt(3);
                at += random.nextInt(10_000);
                batch.add(entry(commit(seq++, at, several)));
                events += several;
            }
            while (!notifyMembers.notify(batch).isEmpty()) {
                again++;
            }
        }
        tandem.world().heal();
        tandem.world().run();

        assertThat(again).as("the store did fail").isGreaterThan(20);
        for (String user : List.of("ben", "cem")) {
            List<Notification> inbox = tandem.world()
                    .notifications()
                    .inbox(user, Optional.empty(), 100)
                    .notifications();
            assertThat(inbox.stream().mapToLong(Notification::count).sum()).isEqualTo(events);
            assertThat(inbox).hasSizeLessThan(COMMITS / 2);
            assertThat(tandem.world().notifications().unread(user)).isEqualTo(inbox.size());
        }
    }
}
