package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Entity;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.protocol.Wire;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A history as lines of JSON, so that whatever runs Tandem can write one: {@link HistoryReader} reads it, {@link Checker} judges it. */
public final class HistoryFile {
    private HistoryFile() {}

    public static List<String> lines(List<Happening> history) {
        return history.stream().map(HistoryFile::line).toList();
    }

    public static String line(Happening happening) {
        String what = happening.getClass().getSimpleName();
        ObjectBuilder line = Json.object()
                .put("at", happening.at())
                .put("what", what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1));
        return JsonWriter.write(with(line, happening).build());
    }

    private static ObjectBuilder with(ObjectBuilder line, Happening happening) {
        return switch (happening) {
            case Happening.Founded it ->
                line.put("room", it.room())
                        .put("kind", it.kind())
                        .put("epoch", it.epoch())
                        .put("log", Json.array(it.log().stream().map(Wire::of).toList()))
                        .put("receipts", numbers(it.receipts()));
            case Happening.Issued it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("mutation", Wire.of(it.mutation()));
            case Happening.Sent it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("from", it.from())
                        .put("to", it.to());
            case Happening.Decided it -> line.put("room", it.room()).put("commit", Wire.of(it.commit()));
            case Happening.Received it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("last", it.last())
                        .put("withCommit", it.withCommit());
            case Happening.Told it ->
                line.put("room", it.room()).put("client", it.client()).put("outcome", Wire.of(it.outcome()));
            case Happening.Trimmed it -> line.put("room", it.room()).put("floor", it.floor());
            case Happening.Membership it -> line.put("room", it.room()).put("member", member(it.member()));
            case Happening.Removed it -> line.put("room", it.room()).put("user", it.user());
            case Happening.Locked it -> line.put("room", it.room()).put("lock", lock(it.lock()));
            case Happening.Posted it ->
                line.put("room", it.room())
                        .put("epoch", it.epoch())
                        .put("user", it.user())
                        .put("seq", it.seq());
            case Happening.Requeued it ->
                line.put("room", it.room())
                        .put("from", it.from())
                        .put("was", it.was())
                        .put("client", it.client())
                        .put("n", it.n());
            case Happening.Noticed it -> line.put("room", it.room()).put("line", it.line());
            case Happening.Served it ->
                line.put("room", it.room()).put("user", it.user()).put("since", it.since());
            case Happening.Arrived it -> line.put("room", it.room()).put("user", it.user());
            case Happening.Kept it ->
                line.put("room", it.room()).put("user", it.user()).put("id", it.id());
            case Happening.Numbered it ->
                line.put("room", it.room())
                        .put("id", it.id())
                        .put("client", it.client())
                        .put("n", it.n());
            case Happening.SetAside it -> line.put("room", it.room()).put("id", it.id());
            case Happening.Claimed it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("n", it.n())
                        .put("code", it.code())
                        .put("seq", it.seq());
            default -> ending(line, happening);
        };
    }

    private static ObjectBuilder ending(ObjectBuilder line, Happening happening) {
        return switch (happening) {
            case Happening.Showed it ->
                line.put("room", it.room())
                        .put("epoch", it.epoch())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("seq", it.seq())
                        .put("living", entities(it.living().values()));
            case Happening.KeptAsTold it ->
                line.put("room", it.room()).put("seq", it.seq()).put("there", texts(it.there()));
            case Happening.Matched it ->
                line.put("room", it.room())
                        .put("epoch", it.epoch())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("seq", it.seq())
                        .put("print", it.print());
            case Happening.Answered it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("last", it.last())
                        .put("since", it.since());
            case Happening.BeganAgain it -> line.put("room", it.room()).put("client", it.client());
            case Happening.Strayed it ->
                line.put("room", it.room()).put("client", it.client()).put("got", it.what());
            case Happening.Rests it ->
                line.put("room", it.room())
                        .put("log", Json.array(it.log().stream().map(Wire::of).toList()))
                        .put("entities", entities(it.entities().values()))
                        .put("snapshotSeq", it.snapshotSeq())
                        .put("digest", it.digest().hex());
            case Happening.Ended it ->
                line.put("room", it.room())
                        .put("client", it.client())
                        .put("user", it.user())
                        .put("seq", it.seq())
                        .put("waiting", (long) it.waiting())
                        .put("removed", it.removed());
            case Happening.Present it ->
                line.put("room", it.room()).put("shown", texts(it.shown())).put("there", texts(it.there()));
            case Happening.Noted it -> line.put("who", it.who()).put("note", it.what());
            default -> line;
        };
    }

    static Json entities(Collection<Entity> entities) {
        return Json.array(entities.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .map(Wire::of)
                .toList());
    }

    private static Json texts(Collection<String> texts) {
        return Json.array(new TreeSet<>(texts).stream().map(Json::of).toList());
    }

    private static Json numbers(Map<String, Long> numbers) {
        ObjectBuilder object = Json.object();
        numbers.forEach(object::put);
        return object.build();
    }

    private static Json member(Member member) {
        return Json.object()
                .put("user", member.user())
                .put("name", member.name())
                .put("role", member.role().wire())
                .put("crew", texts(member.crew()))
                .put("active", member.active())
                .put("rev", member.rev())
                .build();
    }

    private static Json lock(Lock lock) {
        return Json.object()
                .put("type", lock.key().type())
                .put("id", lock.key().id())
                .put("user", lock.user())
                .put("name", lock.name())
                .put("client", lock.client())
                .put("token", lock.token())
                .put("held", lock.held())
                .put("until", lock.until())
                .build();
    }
}
