package dev.tandem.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.proof.Checker;
import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.HistoryFile;
import dev.tandem.functions.proof.HistoryReader;
import dev.tandem.functions.proof.Sight;
import dev.tandem.functions.proof.Violation;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Commit;
import dev.tandem.model.Outcome;
import dev.tandem.model.RejectCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A short soak; and whoever judges it names what is broken in its history on purpose. {@code ./tandem soak} is the long one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SoakTest {
    private Soak.Run run = new Soak.Run(List.of(), new Recording(), List.of(), 0, Duration.ZERO);

    @BeforeAll
    void soak(@TempDir Path folder) throws Exception {
        var plan = new SoakPlan(
                Duration.ofSeconds(10),
                Optional.empty(),
                5,
                System.nanoTime(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4));
        System.out.println("SoakTest seed " + plan.seed());
        try (Soak soak = new Soak(plan, folder, _ -> {})) {
            run = soak.run();
        }
    }

    @Test
    void a_stack_that_is_killed_again_and_again_keeps_what_it_promised() {
        Verdict verdict = Verdict.of(run.history());

        assertThat(run.failures()).isEmpty();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(List.of(), 0, 0, 0));
        assertThat(run.kills()).isGreaterThanOrEqualTo(SoakReport.FEWEST_KILLS);
        assertThat(run.recording().acknowledged()).isGreaterThan(100);
        assertThat(run.recording().met())
                .containsKeys(Sight.RESEND.wire(), Sight.SNAPSHOT.wire(), Sight.REJECTED.wire(), Sight.DELTA.wire());
    }

    @Test
    void its_history_is_judged_alike_when_it_was_written_and_read() {
        assertThat(Checker.check(Kinds.bundled(), HistoryReader.read(HistoryFile.lines(run.history()))))
                .isEmpty();
    }

    @Test
    void too_little_is_not_called_good() {
        var plan = SoakPlan.of(Duration.ofMinutes(90), Optional.of(1_000_000L), 5, 1);
        var slow = new Soak.Run(run.history(), run.recording(), run.failures(), run.kills(), Duration.ofMinutes(60));

        assertThat(new SoakReport(plan, slow, Verdict.of(run.history())).missing())
                .anyMatch(each -> each.startsWith("kills: "))
                .anyMatch(each -> each.startsWith("acknowledged: "));
    }

    @Test
    void an_acknowledged_commit_that_is_gone_is_lost() {
        Commit gone = lastOfSomebody();

        Verdict verdict = Verdict.of(mapped(happening -> switch (happening) {
            case Happening.Decided it when it.commit().equals(gone) -> Optional.empty();
            case Happening.Rests it
            when it.log().contains(gone) ->
                Optional.of(rests(it, it.log().subList(0, it.log().size() - 1)));
            default -> Optional.of(happening);
        }));

        assertThat(invariants(verdict)).contains("I1");
        assertThat(verdict.lost()).isPositive();
    }

    @Test
    void a_commit_that_is_gone_from_within_the_log_is_a_hole() {
        Commit gone = commits().get(commits().size() / 2);

        assertThat(invariants(Verdict.of(mapped(happening -> Optional.of(happening)
                        .filter(each -> !(each instanceof Happening.Decided it
                                && it.commit().equals(gone)))))))
                .contains("I3");
    }

    @Test
    void a_mutation_that_is_applied_twice_is_doubled() {
        Commit once = lastOfSomebody();
        Commit twice = new Commit(
                once.seq() + 1,
                once.at(),
                once.user(),
                once.client(),
                once.from(),
                once.to(),
                once.changes(),
                once.rejected(),
                once.digest());
        List<Happening> history = new ArrayList<>();
        for (Happening happening : run.history()) {
            history.add(happening);
            if (happening instanceof Happening.Decided it && it.commit().equals(once)) {
                history.add(new Happening.Decided(it.at(), it.room(), twice));
            }
        }

        Verdict verdict = Verdict.of(history);

        assertThat(invariants(verdict)).contains("I2");
        assertThat(verdict.doubled()).isPositive();
    }

    @Test
    void a_client_that_skips_a_position_shows_something_else() {
        Happening.Matched shown = (Happening.Matched) last(Happening.Matched.class::isInstance);
        String before = run.history().stream()
                .filter(each -> each instanceof Happening.Matched it
                        && it.client().equals(shown.client())
                        && it.seq() == shown.seq() - 1)
                .map(each -> ((Happening.Matched) each).print())
                .findFirst()
                .orElse("nothing");

        Verdict verdict = Verdict.of(mapped(happening -> Optional.of(
                happening.equals(shown)
                        ? new Happening.Matched(
                                shown.at(),
                                shown.room(),
                                shown.epoch(),
                                shown.client(),
                                shown.user(),
                                shown.seq(),
                                before)
                        : happening)));

        assertThat(invariants(verdict)).contains("I6");
        assertThat(verdict.diverged()).isPositive();
    }

    @Test
    void an_answer_that_says_otherwise_is_named() {
        Happening told = last(each -> each instanceof Happening.Told it && it.outcome() instanceof Outcome.Applied);

        assertThat(invariants(Verdict.of(mapped(happening -> Optional.of(
                        happening.equals(told) && happening instanceof Happening.Told it
                                ? new Happening.Told(
                                        it.at(),
                                        it.room(),
                                        it.client(),
                                        new Outcome.Rejected(
                                                it.outcome().n(),
                                                RejectCode.NOT_FOUND,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Map.of()))
                                : happening)))))
                .contains("I1");
    }

    @Test
    void what_waits_in_the_end_and_who_is_behind_are_named() {
        assertThat(invariants(Verdict.of(mapped(happening -> Optional.of(
                        happening instanceof Happening.Ended it
                                ? new Happening.Ended(
                                        it.at(), it.room(), it.client(), it.user(), it.seq() - 1, 1, false)
                                : happening)))))
                .contains("I7", "I8");
    }

    @Test
    void entities_at_rest_that_are_not_the_fold_of_the_log_are_named() {
        assertThat(invariants(Verdict.of(mapped(happening -> Optional.of(
                        happening instanceof Happening.Rests it
                                ? new Happening.Rests(
                                        it.at(), it.room(), it.log(), Map.of(), it.snapshotSeq(), it.digest())
                                : happening)))))
                .contains("I5");
    }

    /** The last commit of a room, where that is of somebody who was told of it. */
    private Commit lastOfSomebody() {
        return run.history().stream()
                .filter(Happening.Rests.class::isInstance)
                .map(each -> ((Happening.Rests) each).log().getLast())
                .filter(commit -> commit.from() > 0)
                .filter(commit -> run.history().stream()
                        .anyMatch(each -> each instanceof Happening.Told it
                                && it.client().equals(commit.client())
                                && it.outcome() instanceof Outcome.Applied applied
                                && applied.seq().equals(Optional.of(commit.seq()))))
                .findFirst()
                .orElseThrow();
    }

    private List<Commit> commits() {
        return run.history().stream()
                .filter(Happening.Decided.class::isInstance)
                .map(each -> ((Happening.Decided) each).commit())
                .toList();
    }

    private Happening last(Predicate<Happening> which) {
        return run.history().stream().filter(which).reduce((_, later) -> later).orElseThrow();
    }

    private List<Happening> mapped(Function<Happening, Optional<Happening>> mistake) {
        return run.history().stream()
                .flatMap(each -> mistake.apply(each).stream())
                .toList();
    }

    private static Happening.Rests rests(Happening.Rests it, List<Commit> log) {
        return new Happening.Rests(it.at(), it.room(), log, it.entities(), it.snapshotSeq(), it.digest());
    }

    private static Set<String> invariants(Verdict verdict) {
        return verdict.violations().stream().map(Violation::invariant).collect(Collectors.toSet());
    }
}
