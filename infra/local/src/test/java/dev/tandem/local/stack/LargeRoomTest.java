package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.usecase.Division;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many sockets in one room, told in parts by the function that posts them. */
final class LargeRoomTest {
    private static final int PEOPLE = 30;

    private final AtomicInteger parts = new AtomicInteger();
    private final Between between = new Between() {
        @Override
        public Division.Sizes parts() {
            return new Division.Sizes(4, 7);
        }

        @Override
        public LambdaFunction function(String name, LambdaFunction function) {
            return name.equals("FanOutHandler")
                    ? event -> {
                        // Each fourth dies, some of them for the second time.
                        if (parts.incrementAndGet() % 4 == 0) {
                            throw new IllegalStateException("this part dies");
                        }
                        return function.invoke(event);
                    }
                    : function;
        }
    };

    @Test
    void S4_everybody_in_a_large_room_has_every_commit_though_parts_of_what_is_told_die() throws Exception {
        try (RunningStack running = RunningStack.with(between)) {
            Api ann = running.signIn("ann");
            String room = RunningStack.newRoom(ann);
            RoomClient hers = running.enter(ann, room);
            List<RoomClient> others = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                others.add(running.enter(running.signIn("person" + i), room));
            }
            for (int i = 0; i < 5; i++) {
                hers.mutate(List.of(RunningStack.addItem("item" + i, "Item"))).get(PATIENCE, TimeUnit.SECONDS);
            }
            others.getFirst()
                    .mutate(List.of(RunningStack.addItem("last", "Last")))
                    .get(PATIENCE, TimeUnit.SECONDS);
            long head = RunningStack.log(ann, room).size();
            hers.awaitSeq(head);
            for (RoomClient other : others) {
                // Whoever missed the last one learns of it so, as every client does now and then.
                other.heartbeat();
                other.awaitSeq(head);
                assertThat(other.digest()).isEqualTo(hers.digest());
            }
            assertThat(parts.get()).as("of each telling").isGreaterThanOrEqualTo(PEOPLE / 7);
        }
    }
}
