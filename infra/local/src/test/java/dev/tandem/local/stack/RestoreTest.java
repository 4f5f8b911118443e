package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.store.Generation;
import dev.tandem.json.Form;
import dev.tandem.local.client.Api;
import dev.tandem.model.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables are put back as they were, and clients that know a later past come to them. */
final class RestoreTest {
    private static final String ADD =
            "[{'n':%1$d,'base':0,'ops':[{'op':'create','type':'item','id':'i%1$d','fields':{'name':'Item %1$d'}}]}]";

    @TempDir
    private Path root;

    @Test
    void who_knows_a_later_past_resets_keeps_what_was_not_sent_and_goes_on() throws Exception {
        Path data = root.resolve("data");
        Path copy = root.resolve("copy");
        String room;
        String before;
        try (RunningStack stack = RunningStack.on(data)) {
            room = RunningStack.newRoom(stack.signIn("ann"));
            before = edit(stack, room, 1, 2);
        }
        copy(data, copy);
        try (RunningStack stack = RunningStack.on(data)) {
            assertThat(edit(stack, room, 3, 4)).isEqualTo(before);
        }
        try (RunningStack stack = RunningStack.restored(copy, new Generation(1))) {
            Api ann = stack.signIn("ann");
            try (Voice voice = voice(stack, ann, room)) {
                Form joined = voice.join(",'epoch':'" + before + "','since':5");
                assertThat(joined.text("epoch")).isNotEqualTo(before);
                assertThat(joined.object("catchUp").text("mode")).isEqualTo("reset");
                assertThat(joined.object("catchUp").text("reason")).isEqualTo("epoch-changed");
                assertThat(joined.object("receipt").whole("last", 0))
                        .as("what the copy knows")
                        .isEqualTo(2);

                assertThat(voice.update(before, ADD.formatted(5)).text("code")).isEqualTo("epoch-changed");
                assertThat(voice.changes(before, 2).text("code")).isEqualTo("epoch-changed");
                assertThat(voice.update(joined.text("epoch"), ADD.formatted(3)).text("type"))
                        .isEqualTo("ack");
            }
            assertThat(RunningStack.log(ann, room).stream().map(Commit::seq)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    /** Items that one client adds, and the epoch it did so in. */
    private static String edit(RunningStack stack, String room, int first, int last) throws IOException {
        try (Voice voice = voice(stack, stack.signIn("ann"), room)) {
            String epoch = voice.join(first == 1 ? ",'register':true" : "").text("epoch");
            for (int n = first; n <= last; n++) {
                assertThat(voice.update(epoch, ADD.formatted(n)).text("type")).isEqualTo("ack");
            }
            return epoch;
        }
    }

    private static Voice voice(RunningStack stack, Api who, String room) throws IOException {
        return Voice.socket(who, stack.stack().url(), room, "c");
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path each : all) {
            Files.copy(each, to.resolve(from.relativize(each)));
        }
    }
}
