package dev.tandem.rule;

import dev.tandem.json.Json;
import dev.tandem.model.Audience;
import dev.tandem.model.Entity;
import dev.tandem.model.Event;
import dev.tandem.model.Stamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whom a comment is told to (PROTOCOL N1): whom it mentions, else who wrote in the thread or last changed what it is about. Never its author.
 *
 * @param authors who wrote in the thread
 */
record Conversation(RuleView room, Set<String> authors) {
    static Conversation of(RuleView room, Comment first) {
        return new Conversation(room, first.authors());
    }

    List<Event> begunOrWentOn(Comment made, Entity about) {
        Set<String> to = new TreeSet<>(authors);
        Optional.ofNullable(about.stamps().get(about.seq())).map(Stamp::by).ifPresent(to::add);
        to.removeAll(made.mentions());
        return Stream.concat(Stream.of(event("commented", made, to)), mentioned(made, made.mentions()).stream())
                .toList();
    }

    Optional<Event> mentioned(Comment comment, Set<String> people) {
        return people.isEmpty() ? Optional.empty() : Optional.of(event("mentioned", comment, people));
    }

    Event resolved(Comment first) {
        return event("comment-resolved", first, authors);
    }

    private Event event(String name, Comment comment, Collection<String> people) {
        Map<String, Json> data = new HashMap<>();
        data.put("comment", Json.of(comment.key().id()));
        data.put("text", Events.excerpt(comment.text()));
        comment.thread().ifPresent(thread -> data.put("thread", Json.of(thread.id())));
        String author = room.author().user();
        List<Audience.Person> to = people.stream()
                .filter(person -> !person.equals(author))
                .sorted()
                .map(Audience.Person::new)
                .toList();
        return Events.of(room.kind(), name, comment.about(), to, data);
    }
}
