package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Event;
import dev.tandem.model.RejectCode;
import dev.tandem.rule.Consequence.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comments are (PROTOCOL N2). They are made about something that lives, and stay when it goes: they are history. A reply belongs to a first
 * comment about the same entity and goes with it. What a comment is about and its thread never change.
 */
record KeepComments() implements Rule {
    @Override
    public String name() {
        return "comments";
    }

    @Override
    public Reads reads(Kind kind, Touch touch) {
        if (!touch.key().type().equals(Comment.TYPE)) {
            return Reads.NOTHING;
        }
        return switch (touch.act()) {
            case CREATE ->
                Reads.keys(Stream.concat(
                                Comment.about(touch.value(Comment.ON_TYPE), touch.value(Comment.ON_ID)).stream(),
                                Comment.thread(touch.value(Comment.THREAD)).stream())
                        .collect(Collectors.toUnmodifiableSet()));
            case UPDATE -> Reads.NOTHING;
            case DELETE -> Reads.types(Comment.TYPE);
        };
    }

    @Override
    public Consequence follow(RuleView room, List<Step> steps) {
        List<Effect> effects = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (Step step : steps) {
            Consequence consequence = step.isOf(Comment.TYPE) ? follow(room, step) : Consequence.nothing();
            switch (consequence) {
                case Consequence.Refuse refuse -> {
                    return refuse;
                }
                case Consequence.Follow(var more, var told) -> {
                    effects.addAll(more);
                    events.addAll(told);
                }
            }
        }
        return new Consequence.Follow(effects, events);
    }

    private static Consequence follow(RuleView room, Step step) {
        Optional<Comment> before = step.before().map(Comment::of);
        Optional<Comment> after = step.after().map(Comment::of);
        if (after.isEmpty()) {
            return before.map(gone -> withReplies(room, gone)).orElseGet(Consequence::nothing);
        }
        if (before.isEmpty()) {
            // One that has an author came back from its tombstone.
            return after.get().author().isPresent() ? Consequence.nothing() : made(room, after.get());
        }
        return step.rule().isPresent() ? Consequence.nothing() : edited(room, step, before.get(), after.get());
    }

    private static Consequence withReplies(RuleView room, Comment gone) {
        return gone.isReply()
                ? Consequence.nothing()
                : Consequence.of(room.living(Comment.TYPE).stream()
                        .filter(each -> Comment.of(each).thread().equals(Optional.of(gone.key())))
                        .map(each -> (Effect) new Effect.Delete(each.key()))
                        .toList());
    }

    private static Consequence made(RuleView room, Comment made) {
        Optional<Entity> about = made.about().flatMap(room::find);
        if (about.isEmpty()) {
            return refuse(RejectCode.MISSING_REFERENCE, made, Comment.ON_ID);
        }
        if (made.isReply() && made.isResolved()) {
            return refuse(RejectCode.INVALID_OPERATION, made, Comment.RESOLVED);
        }
        Optional<Comment> first = made.thread().flatMap(room::find).map(Comment::of);
        if (made.isReply() && first.filter(each -> takesReply(each, made)).isEmpty()) {
            return refuse(RejectCode.INVALID_VALUE, made, Comment.THREAD);
        }
        return new Consequence.Follow(
                recorded(room, made, first.orElse(made)),
                Conversation.of(room, first.orElse(made)).begunOrWentOn(made, about.get()));
    }

    private static boolean takesReply(Comment first, Comment reply) {
        return !first.isReply() && first.about().equals(reply.about());
    }

    private static List<Effect> recorded(RuleView room, Comment made, Comment first) {
        Json authors = first.authorsWith(room.author().user());
        return List.of(
                new Effect.Set(made.key(), Map.of(Comment.CREATED_AT, Json.of(room.now()))),
                new Effect.Set(first.key(), Map.of(Comment.AUTHORS, authors)));
    }

    private static Consequence edited(RuleView room, Step step, Comment before, Comment after) {
        for (String fixed : List.of(Comment.ON_TYPE, Comment.ON_ID, Comment.THREAD)) {
            if (step.changed(fixed)) {
                return refuse(RejectCode.FORBIDDEN, after, fixed);
            }
        }
        if (step.changed(Comment.RESOLVED) && after.isReply()) {
            return refuse(RejectCode.INVALID_OPERATION, after, Comment.RESOLVED);
        }
        List<Effect> effects = step.changed(Comment.TEXT)
                ? List.of(new Effect.Set(after.key(), Map.of(Comment.EDITED_AT, Json.of(room.now()))))
                : List.of();
        Set<String> mentioned = new HashSet<>(after.mentions());
        mentioned.removeAll(before.mentions());
        Conversation conversation = Conversation.of(room, after);
        return new Consequence.Follow(
                effects,
                Stream.concat(
                                conversation.mentioned(after, mentioned).stream(),
                                !before.isResolved() && after.isResolved()
                                        ? Stream.of(conversation.resolved(after))
                                        : Stream.of())
                        .toList());
    }

    private static Consequence refuse(RejectCode code, Comment comment, String field) {
        EntityKey key = comment.key();
        return new Consequence.Refuse(code, Optional.of(key), Optional.of(field), Map.of());
    }
}
