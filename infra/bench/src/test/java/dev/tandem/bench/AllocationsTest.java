package dev.tandem.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a piece of an edit allocates, is paid for by every edit: it grows only where it is meant to. */
final class AllocationsTest {
    @Test
    void no_deed_allocates_more_than_is_committed() throws Exception {
        Map<String, Long> committed = Allocations.committed(Allocations.CHECKOUT);
        Map<String, Long> now = Allocations.fresh();

        assertThat(now.keySet()).isEqualTo(committed.keySet());
        now.forEach((deed, bytes) -> {
            long before = Objects.requireNonNull(committed.get(deed));
            assertThat(bytes)
                    .as("%s; where it is meant, ./tandem bench allocations --write", deed)
                    .isCloseTo(before, within(before / 10 + 64));
        });
    }
}
