package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever an invocation dies, before or after any of its calls: nothing is lost, and everybody ends with the same. */
final class CrashesTest {
    @ParameterizedTest
    @ValueSource(longs = {12, 18, 28})
    void a_death_at_any_call_of_any_function_breaks_nothing(long seed) {
        Crashes all = Crashes.in(seed, 1, Plan.of(ClientForm.JAVA), done -> {});

        assertThat(all.broken()).isEmpty();
        assertThat(all.runs()).isGreaterThan(300);
        Set<String> died = new HashSet<>(Set.of("connect", "join", "update", "ping", "stream", "role"));
        died.addAll(
                switch ((int) seed) {
                    // Here fan-outs are divided.
                    case 12 -> Set.of("rest", "sync", "part");
                    case 18 -> Set.of("disconnect", "removal");
                    default -> Set.of("lockrequest");
                });
        assertThat(all.died().keySet()).as("who died").containsAll(died);
    }
}
