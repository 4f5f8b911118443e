package dev.tandem.functions.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history is the same from a file: whatever runs Tandem can write one. */
final class HistoryFileTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 16, 24})
    void is_judged_alike_when_it_was_written_and_read(long seed) {
        Schedule.Result run = new Schedule(seed, Plan.of(ClientForm.JAVA).with(Flaw.ENTITIES_ARE_CACHED)).run();
        List<String> lines = HistoryFile.lines(run.history().happenings());

        List<Happening> read = HistoryReader.read(lines);

        assertThat(HistoryFile.lines(read)).isEqualTo(lines);
        assertThat(Checker.check(Schedule.KINDS, read).stream().map(Violation::toString))
                .isEqualTo(run.violations().stream().map(Violation::toString).toList());
    }
}
