package dev.tandem.functions.usecase;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.Json;
import dev.tandem.model.Entity;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.room.Need;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said in a room, thread by thread, newest first (PROTOCOL R15, N2). */
public final class ListComments {
    private static final String COMMENT = "comment";

    /** No client is asked for: only entities are read. */
    private static final String NOBODY = "-";

    private final RoomStore rooms;
    private final RoomAccess access;

    public ListComments(RoomStore rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    /**
     * Which threads.
     *
     * @param type of what they are about
     * @param id of what they are about
     * @param resolved whether they are settled
     */
    public record Wish(Optional<String> type, Optional<String> id, Optional<Boolean> resolved) {
        boolean matches(Entity first) {
            return type.filter(wanted -> !text(first, "onType").equals(wanted)).isEmpty()
                    && id.filter(wanted -> !text(first, "onId").equals(wanted)).isEmpty()
                    && resolved.filter(wanted -> wanted != isResolved(first)).isEmpty();
        }

        private static boolean isResolved(Entity first) {
            return Json.of(true).equals(first.fields().get("resolved"));
        }
    }

    /** A first comment and what was answered, oldest first. */
    public record Talk(Entity first, List<Entity> replies) {
        public Talk {
            replies = List.copyOf(replies);
        }
    }

    /**
     * A part of the threads.
     *
     * @param next asks for the next part; empty where there is none
     */
    public record Page(List<Talk> threads, Optional<String> next) {
        public Page {
            threads = List.copyOf(threads);
        }
    }

    public Result<Page> of(String user, String room, Wish wish, Optional<String> before, int limit) {
        if (access.member(room, user).isEmpty()) {
            return Result.refused(ErrorCode.NOT_A_MEMBER);
        }
        String scope = "comments " + room + " " + wish;
        Optional<List<String>> from = before.flatMap(text -> Cursor.read(scope, 2, text));
        if (before.isPresent() && from.isEmpty()) {
            return Result.malformed("/before");
        }
        Optional<Page> page = rooms.load(room, user, NOBODY, new Need(Set.of(), Set.of(COMMENT)))
                .map(loaded -> page(loaded, wish, from, limit, scope));
        return access.member(room, user)
                .flatMap(member -> page)
                .map(Result::done)
                .orElseGet(() -> Result.refused(ErrorCode.NOT_A_MEMBER));
    }

    private static Page page(Loaded loaded, Wish wish, Optional<List<String>> from, int limit, String scope) {
        List<Entity> living = loaded.entities().values().stream()
                .filter(entity -> !entity.deleted())
                .sorted(Comparator.comparingLong(ListComments::made).thenComparing(Entity::key))
                .toList();
        Map<String, List<Entity>> replies = living.stream()
                .filter(comment -> !isFirst(comment))
                .collect(Collectors.groupingBy(comment -> text(comment, "thread")));
        List<Entity> firsts = living.reversed().stream()
                .filter(ListComments::isFirst)
                .filter(wish::matches)
                .filter(comment ->
                        from.filter(place -> !isBefore(comment, place)).isEmpty())
                .limit(limit + 1L)
                .toList();
        List<Talk> threads = firsts.stream()
                .limit(limit)
                .map(first -> new Talk(first, replies.getOrDefault(first.key().id(), List.of())))
                .toList();
        return new Page(
                threads,
                firsts.size() > limit ? Optional.of(place(threads.getLast().first(), scope)) : Optional.empty());
    }

    private static String place(Entity first, String scope) {
        return Cursor.write(scope, Long.toString(made(first)), first.key().id());
    }

    private static boolean isBefore(Entity comment, List<String> place) {
        int bySeq = Long.compare(made(comment), Long.parseLong(place.getFirst()));
        return bySeq != 0 ? bySeq < 0 : comment.key().id().compareTo(place.getLast()) < 0;
    }

    private static boolean isFirst(Entity comment) {
        return !comment.fields().containsKey("thread");
    }

    /** What it is about never changes, so this is the commit that made it. */
    private static long made(Entity comment) {
        return comment.fseq().getOrDefault("onId", comment.seq());
    }

    private static String text(Entity comment, String field) {
        return comment.fields().get(field) instanceof Json.Str(String text) ? text : "";
    }
}
