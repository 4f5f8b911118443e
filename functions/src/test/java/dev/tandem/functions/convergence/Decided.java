package dev.tandem.functions.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What became of one client's mutations: each decided once, in their order, and as it was told. */
final class Decided {
    private final Site site;
    private final SimClient client;
    private final List<Commit> own;

    Decided(Site site, SimClient client, List<Commit> log) {
        this.site = site;
        this.client = client;
        this.own = log.stream()
                .filter(commit -> commit.client().equals(client.id()))
                .toList();
    }

    void check() {
        mutations_are_decided_once_in_their_order();
        site.history().told(client.id()).forEach(this::what_was_told_is_so);
    }

    private void mutations_are_decided_once_in_their_order() {
        long last = 0;
        for (Commit commit : own) {
            assertThat(commit.from())
                    .as("first mutation of %s of %s", commit.seq(), client)
                    .isGreaterThan(last);
            assertThat(commit.to()).isGreaterThanOrEqualTo(commit.from());
            last = commit.to();
        }
        long decided = site.world()
                .rooms()
                .receipt(site.room(), client.id())
                .map(Receipt::last)
                .orElse(0L);
        assertThat(decided)
                .as("last mutation of the receipt of %s", client)
                .isBetween(client.isRemoved() ? last : client.lastIssued(), client.lastIssued());
    }

    private void what_was_told_is_so(long n, Outcome outcome) {
        Optional<Commit> commit =
                own.stream().filter(each -> each.from() <= n && n <= each.to()).findFirst();
        boolean isRejected =
                commit.stream().flatMap(each -> each.rejected().stream()).anyMatch(rejected -> rejected.n() == n);
        switch (outcome) {
            case Outcome.Applied applied -> {
                assertThat(isRejected)
                        .as("%s told %s is rejected in the log", client, applied)
                        .isFalse();
                applied.seq()
                        .ifPresent(seq -> assertThat(isIn(commit, n, seq))
                                .as("%s told %s is in %s", client, applied, commit)
                                .isTrue());
            }
            case Outcome.Rejected rejected ->
                assertThat(commit.isPresent() && !isRejected)
                        .as("%s told %s is applied in the log", client, rejected)
                        .isFalse();
            case Outcome.Settled settled -> throw new AssertionError("kept as an outcome: " + settled);
        }
    }

    /** Of what one batch did to the same thing, the commit shows only what is left: so the last mutation is looked for in its changes. */
    private boolean isIn(Optional<Commit> commit, long n, long seq) {
        return commit.filter(each -> each.seq() == seq)
                .filter(each -> n < each.to()
                        || keys(n).stream().anyMatch(key -> isChanged(each, key) || isTouchedTwice(each, key)))
                .isPresent();
    }

    private static boolean isChanged(Commit commit, EntityKey key) {
        return commit.changes().stream().anyMatch(change -> change.key().equals(key));
    }

    private boolean isTouchedTwice(Commit commit, EntityKey key) {
        return LongStream.rangeClosed(commit.from(), commit.to())
                        .filter(n -> keys(n).contains(key))
                        .count()
                > 1;
    }

    private Set<EntityKey> keys(long n) {
        Mutation mutation = site.history().issued(client.id(), n);
        return mutation.ops().stream().map(Decided::key).collect(Collectors.toSet());
    }

    private static EntityKey key(Operation op) {
        return switch (op) {
            case Operation.Create create -> create.key();
            case Operation.Update update -> update.key();
            case Operation.Delete delete -> delete.key();
            case Operation.Move move -> move.key();
            case Operation.Increment increment -> increment.key();
            case Operation.Add add -> add.key();
            case Operation.Remove remove -> remove.key();
            case Operation.SpliceText splice -> splice.key();
            case Operation.Restore restore -> restore.key();
            case Operation.Undo undo -> throw new AssertionError("nobody sends " + undo);
            case Operation.Resolve resolve -> throw new AssertionError("nobody sends " + resolve);
            case Operation.Unsupported unsupported -> throw new AssertionError("nobody sends " + unsupported);
            case Operation.Malformed malformed -> throw new AssertionError("nobody sends " + malformed);
        };
    }
}
