package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Wherever an invocation dies, before or after any of its calls: nothing is lost, and everybody ends with the same. */
final class CrashesTest {
    private static final int SEED = 3;

    @Test
    void a_death_at_any_call_of_any_function_breaks_nothing() {
        Set<String> died = new HashSet<>();
        for (String kind : List.of("orders", "party-budget")) {
            Crashes all = Crashes.in(SEED, 1, Plan.of(ClientForm.JAVA).ofKind(kind), done -> {});

            assertThat(all.broken()).isEmpty();
            assertThat(all.runs()).isGreaterThan(300);
            died.addAll(all.died().keySet());
        }
        assertThat(died)
                .contains(
                        "connect",
                        "join",
                        "update",
                        "sync",
                        "ping",
                        "lockrequest",
                        "stream",
                        "disconnect",
                        "rest",
                        "removal");
    }
}
