package dev.tandem.subscription;

import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Excerpt.Move;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import dev.tandem.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a filter leaves of commits (PROTOCOL V2, V3).
 *
 * <p>Changes of a type with {@code where} are told as whole entities. Where that version is gone ({@link Versions}) the change is left out, and the
 * commit that made it so tells the entity. This loses nothing. Entering: the later commit is in the log, and the last one of an entity always finds its
 * version. Leaving: an entity can only stop to match in a commit that names one of the fields asked for, or deletes or makes the entity; such a commit
 * says by itself, row or no row, that the entity does not match after it, and {@code leave} is told whenever it may have matched before. So a client
 * never shows an entity that does not match, and an older version of one only as long as a later one is on its way to it. Both are idempotent: whatever
 * is told twice changes nothing.
 */
public final class Narrowing {
    private final Matching matching;
    private final String client;
    private final Versions versions;

    /** For one client: what is its own is never skipped, as it settles mutations (S5). */
    public Narrowing(Filter filter, String client, Versions versions) {
        this.matching = new Matching(filter);
        this.client = client;
        this.versions = versions;
    }

    /** Takes consecutive commits and speaks of each of their positions. */
    public List<Excerpt> of(List<Commit> commits) {
        List<Excerpt> excerpts = new ArrayList<>();
        commits.forEach(commit -> add(excerpts, of(commit)));
        return List.copyOf(excerpts);
    }

    /** Adds at the end; markers that meet become one. */
    public static void add(List<Excerpt> excerpts, Excerpt next) {
        if (next instanceof Excerpt.Skip(long _, long to)
                && !excerpts.isEmpty()
                && excerpts.getLast() instanceof Excerpt.Skip(long from, long _)) {
            excerpts.set(excerpts.size() - 1, new Excerpt.Skip(from, to));
        } else {
            excerpts.add(next);
        }
    }

    private Excerpt of(Commit commit) {
        boolean own = commit.client().equals(client);
        List<Change> changes = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (Change change : commit.changes()) {
            String type = change.key().type();
            if (matching.takes(type) && matching.where(type).isEmpty()) {
                changes.add(change);
            } else if (matching.takes(type)) {
                move(commit, change).ifPresent(moves::add);
            }
        }
        List<Event> events = commit.events().stream().filter(matching::takes).toList();
        if (changes.isEmpty() && moves.isEmpty() && events.isEmpty() && !own) {
            return new Excerpt.Skip(commit.seq(), commit.seq());
        }
        List<Outcome.Rejected> rejected = own ? commit.rejected() : List.of();
        boolean partial = changes.size() + moves.size() < commit.changes().size()
                || events.size() < commit.events().size()
                || rejected.size() < commit.rejected().size();
        return new Excerpt.Part(only(commit, changes, rejected, events), moves, partial);
    }

    private Optional<Move> move(Commit commit, Change change) {
        Optional<Entity> version = versions.of(change.key(), commit.seq());
        if (version.filter(matching::takes).isPresent()) {
            return version.map(Move.Enter::new);
        }
        List<Where> where = matching.where(change.key().type());
        boolean isOut = version.isPresent() || isOut(where, change);
        return isOut && mayHaveMatched(where, change, version)
                ? Optional.of(new Move.Leave(change.key()))
                : Optional.empty();
    }

    /** Whether the change itself says that the entity does not match after it. */
    private static boolean isOut(List<Where> where, Change change) {
        return switch (change) {
            case Change.Deleted _ -> true;
            case Change.Created created -> !where.stream().allMatch(each -> Matching.holds(each, created.fields()));
            case Change.Updated updated ->
                where.stream()
                        .filter(each -> updated.set().containsKey(each.field()))
                        .anyMatch(each -> !Matching.holds(each, updated.set()));
        };
    }

    /** A create finds a tombstone at most; what a delete found is not known. */
    private static boolean mayHaveMatched(List<Where> where, Change change, Optional<Entity> after) {
        return switch (change) {
            case Change.Created _ -> false;
            case Change.Deleted deleted -> deleted.prev() > 0;
            case Change.Updated updated -> where.stream().allMatch(each -> mayHaveHeld(each, updated, after));
        };
    }

    private static boolean mayHaveHeld(Where where, Change.Updated updated, Optional<Entity> after) {
        return updated.set().containsKey(where.field())
                ? Matching.holds(where, updated.was())
                : after.map(entity -> Matching.holds(where, entity.fields())).orElse(true);
    }

    private static Commit only(
            Commit commit, List<Change> changes, List<Outcome.Rejected> rejected, List<Event> events) {
        return new Commit(
                commit.seq(),
                commit.at(),
                commit.user(),
                commit.client(),
                commit.from(),
                commit.to(),
                changes,
                rejected,
                events,
                commit.undone(),
                commit.digest());
    }
}
