package dev.tandem.functions.proof;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@link HistoryFile} wrote. */
public final class HistoryReader {
    private final Form line;
    private final long at;

    private HistoryReader(Form line) {
        this.line = line;
        this.at = line.whole("at", 0);
    }

    public static List<Happening> read(List<String> lines) {
        return lines.stream()
                .map(text -> read(Form.of(JsonReader.FILES.read(text))))
                .toList();
    }

    /**
     * One line.
     *
     * @throws dev.tandem.json.FormRefused where it is none of a history
     */
    public static Happening read(Form line) {
        return new HistoryReader(line).happening();
    }

    private Happening happening() {
        return switch (line.text("what")) {
            case "founded" ->
                new Happening.Founded(at, room(), line.text("kind"), line.text("epoch"), log(), numbers("receipts"));
            case "issued" -> new Happening.Issued(at, room(), client(), user(), mutation());
            case "sent" -> new Happening.Sent(at, room(), client(), line.whole("from", 0), line.whole("to", 0));
            case "decided" -> new Happening.Decided(at, room(), Wire.commit(line.any("commit")));
            case "received" ->
                new Happening.Received(at, room(), client(), user(), line.whole("last", 0), line.flag("withCommit"));
            case "told" -> new Happening.Told(at, room(), client(), Wire.outcome(line.any("outcome")));
            case "trimmed" -> new Happening.Trimmed(at, room(), line.whole("floor", 0));
            case "membership" -> new Happening.Membership(at, room(), member(line.object("member")));
            case "removed" -> new Happening.Removed(at, room(), user());
            case "locked" -> new Happening.Locked(at, room(), lock(line.object("lock")));
            case "posted" -> new Happening.Posted(at, room(), line.text("epoch"), user(), line.whole("seq", 0));
            case "kept" -> new Happening.Kept(at, room(), user(), line.text("id"));
            case "numbered" -> new Happening.Numbered(at, room(), line.text("id"), client(), line.whole("n", 0));
            case "setAside" -> new Happening.SetAside(at, room(), line.text("id"));
            case "claimed" ->
                new Happening.Claimed(
                        at, room(), client(), line.whole("n", 0), line.text("code"), line.whole("seq", 0));
            case "requeued" ->
                new Happening.Requeued(
                        at, room(), line.text("from"), line.whole("was", 1), line.text("client"), line.whole("n", 1));
            case "noticed" -> new Happening.Noticed(at, room(), line.text("line"));
            case "served" -> new Happening.Served(at, room(), user(), line.whole("since", 0));
            case "arrived" -> new Happening.Arrived(at, room(), user());
            default -> later();
        };
    }

    private Happening later() {
        return switch (line.text("what")) {
            case "showed" ->
                new Happening.Showed(
                        at, room(), line.text("epoch"), client(), user(), line.whole("seq", 0), entities("living"));
            case "keptAsTold" ->
                new Happening.KeptAsTold(at, room(), line.whole("seq", 0), Set.copyOf(line.optionalTexts("there")));
            case "matched" ->
                new Happening.Matched(
                        at, room(), line.text("epoch"), client(), user(), line.whole("seq", 0), line.text("print"));
            case "answered" ->
                new Happening.Answered(at, room(), client(), user(), line.whole("last", 0), line.whole("since", 0));
            case "beganAgain" -> new Happening.BeganAgain(at, room(), client());
            case "strayed" -> new Happening.Strayed(at, room(), client(), line.text("got"));
            case "healed" -> new Happening.Healed(at);
            case "rests" ->
                new Happening.Rests(
                        at,
                        room(),
                        log(),
                        entities("entities"),
                        line.whole("snapshotSeq", 0),
                        Digest.ofHex(line.text("digest")));
            case "ended" ->
                new Happening.Ended(
                        at,
                        room(),
                        client(),
                        user(),
                        line.whole("seq", 0),
                        Math.toIntExact(line.whole("waiting", 0)),
                        line.flag("removed"));
            case "present" ->
                new Happening.Present(
                        at, room(), Set.copyOf(line.optionalTexts("shown")), Set.copyOf(line.optionalTexts("there")));
            case "noted" -> new Happening.Noted(at, line.text("who"), line.text("note"));
            default -> throw line.refuse("what");
        };
    }

    private String room() {
        return line.text("room");
    }

    private String client() {
        return line.text("client");
    }

    private String user() {
        return line.text("user");
    }

    private List<Commit> log() {
        return line.items("log").stream().map(Wire::commit).toList();
    }

    private Map<EntityKey, Entity> entities(String name) {
        Map<EntityKey, Entity> entities = new HashMap<>();
        line.items(name).stream().map(Wire::entity).forEach(entity -> entities.put(entity.key(), entity));
        return entities;
    }

    private Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new HashMap<>();
        line.optionalObject(name)
                .ifPresent(named -> named.names().forEach(key -> numbers.put(key, named.whole(key, 0))));
        return numbers;
    }

    /** As a server reads it from an update. */
    private Mutation mutation() {
        String frame = JsonWriter.write(Json.object()
                .put("action", "update")
                .put("room", room())
                .put("client", client())
                .put("epoch", "e")
                .put("mutations", Json.array(List.of(line.any("mutation"))))
                .build());
        return FrameReader.read(frame) instanceof Received.Understood(ClientMessage.Update update)
                ? update.mutations().getFirst()
                : new Mutation(0, 0, List.of());
    }

    private static Member member(Form form) {
        return new Member(
                form.text("user"),
                form.text("name"),
                Role.of(form.text("role")).orElseThrow(() -> form.refuse("role")),
                Set.copyOf(form.optionalTexts("crew")),
                form.flag("active"),
                form.whole("rev", 0));
    }

    private static Lock lock(Form form) {
        return new Lock(
                new EntityKey(form.text("type"), form.text("id")),
                form.text("user"),
                form.text("name"),
                form.text("client"),
                form.whole("token", 0),
                form.flag("held"),
                form.whole("until", 0));
    }
}
