package dev.tandem.local.stack;

import static dev.tandem.local.stack.RunningStack.PATIENCE;
import static dev.tandem.local.stack.RunningStack.addItem;
import static dev.tandem.local.stack.RunningStack.setItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import dev.tandem.room.Fold;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path over real sockets: gateway, functions, database, stream, and back. */
final class StackTest {

    @Test
    void two_people_edit_one_list_and_agree() throws Exception {
        try (var running = RunningStack.inMemory()) {
            Api ann = running.signIn("ann");
            String room = RunningStack.newRoom(ann);
            var hers = running.enter(ann, room);
            var his = running.enter(running.signIn("bob"), room);

            hers.mutate(List.of(addItem("tent", "Tent"))).get(PATIENCE, TimeUnit.SECONDS);
            his.awaitSeq(hers.seq());
            his.mutate(List.of(setItem("tent", "packed", Json.of(true)))).get(PATIENCE, TimeUnit.SECONDS);
            hers.awaitSeq(his.seq());

            assertThat(hers.entities()).isEqualTo(his.entities());
            assertThat(RunningStack.item(hers, "tent").fields())
                    .containsEntry("name", Json.of("Tent"))
                    .containsEntry("packed", Json.of(true));
            assertThat(RunningStack.log(ann, room)).extracting(Commit::user).endsWith("ann", "bob");
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_a_restart(@TempDir Path data) throws Exception {
        String room;
        List<Commit> before;
        try (var running = RunningStack.on(data)) {
            Api ann = running.signIn("ann");
            room = RunningStack.newRoom(ann);
            var hers = running.enter(ann, room);
            Outcome outcome = hers.mutate(List.of(addItem("tent", "Tent"))).get(PATIENCE, TimeUnit.SECONDS);
            assertThat(outcome).isInstanceOf(Outcome.Applied.class);
            before = RunningStack.log(ann, room);
        }
        try (var running = RunningStack.on(data)) {
            Api ann = running.signIn("ann");
            assertThat(RunningStack.log(ann, room)).isEqualTo(before);
            var hers = running.enter(ann, room);
            assertThat(hers.entities().values())
                    .containsExactlyInAnyOrderElementsOf(Fold.replay(before).values());
        }
    }
}
