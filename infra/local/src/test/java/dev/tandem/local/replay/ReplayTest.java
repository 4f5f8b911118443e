package dev.tandem.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    /** Two people write one sentence: what the second types, the first has not seen when going on. */
    private static final String AT_ONCE = """
            {'endContent': 'Pack the 🏕 tent, and ขนม for two', 'numAgents': 2, 'txns': [
             {'parents': [], 'agent': 0, 'patches': [[0, 0, 'Pack tent']]},
             {'parents': [0], 'agent': 1, 'patches': [[9, 0, ', and snacks']]},
             {'parents': [0], 'agent': 0, 'patches': [[5, 0, 'the ']]},
             {'parents': [2], 'agent': 0, 'patches': [[9, 0, '🏕 ']]},
             {'parents': [1], 'agent': 1, 'patches': [[15, 6, 'ขนม']]},
             {'parents': [3, 4], 'agent': 0, 'patches': [[24, 0, ' for two']]}]}
            """;

    private static Trace trace(String json) {
        return TraceFile.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static LocalStack stack() {
        return LocalStack.start(new StackSettings(
                0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), System.err::println));
    }

    @Test
    void T2_what_two_people_typed_at_once_ends_as_it_ended_for_them() throws InterruptedException {
        Replay replay = Replay.decided(trace(AT_ONCE), Clock.systemUTC());

        assertThat(replay.equal()).isTrue();
        assertThat(replay.mutations()).isEqualTo(6);
        assertThat(replay.concurrent()).isPositive();
    }

    @Test
    void a_trace_that_ends_otherwise_is_said_not_to_be_equal() throws InterruptedException {
        Replay replay =
                Replay.decided(trace(AT_ONCE.replace("for two', 'numAgents", "for 2', 'numAgents")), Clock.systemUTC());

        assertThat(replay.equal()).isFalse();
        assertThat(replay.tried()).isEqualTo(3);
    }

    @Test
    void a_stack_that_runs_ends_in_the_same_text() throws Exception {
        try (LocalStack stack = stack()) {
            List<String> rooms = new ArrayList<>();
            Replay replay =
                    Replay.served(trace(AT_ONCE), Api.signIn(stack.url(), "ann", "Ann"), Clock.systemUTC(), rooms::add);

            assertThat(replay.equal()).isTrue();
            assertThat(rooms).hasSize(1);
        }
    }

    @Test
    void a_text_that_no_field_of_the_stack_holds_is_refused() throws Exception {
        try (LocalStack stack = stack()) {
            String long_ = "x".repeat(200_000);
            Trace trace = trace("{'endContent':'%s','txns':[{'patches':[[0,0,'%s']]}]}".formatted(long_, long_));

            assertThatThrownBy(() ->
                            Replay.served(trace, Api.signIn(stack.url(), "ann", "Ann"), Clock.systemUTC(), room -> {}))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("too-long"));
        }
    }
}
