package dev.tandem.local.replay;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.local.Refused;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.RoomFacts;
import dev.tandem.local.client.Submission;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Splice;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A room of a stack that runs; every agent of a trace is a client of its own. */
public final class ServedRoom implements TraceRoom {
    private final Api api;
    private final Page page;
    private final RoomFacts facts;
    private final List<Submission> clients = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final long[] sent;

    /**
     * Makes a room of the kind whose text field is the largest, with the text in it that a trace begins with.
     *
     * @throws Refused {@code too-long} where no text field holds what the trace comes to
     */
    public ServedRoom(Api api, Trace trace) throws InterruptedException {
        this.api = api;
        this.page = Page.largest(kinds(api))
                .filter(page -> trace.longest() <= page.max())
                .orElseThrow(() -> new Refused(
                        "too-long",
                        "No text field of this stack holds the %d characters of this trace."
                                .formatted(trace.longest())));
        String room = RoomFacts.make(api, page.kind(), "Replay", false);
        this.facts = RoomFacts.read(api, room);
        this.sent = new long[trace.agents() + 1];
        for (int client = 0; client <= trace.agents(); client++) {
            String name = UUID.randomUUID().toString();
            names.add(name);
            clients.add(new Submission(api, room, name));
            clients.getLast().register();
        }
        if (!page.exists()) {
            send(trace.agents(), facts.seq(), List.of(List.of(new Operation.Create(page.key(), page.others()))));
        }
        for (Splice piece : trace.pieces()) {
            update(trace.agents(), head(), List.of(List.of(piece)));
        }
    }

    private static List<Kind> kinds(Api api) {
        return Form.of(api.get("/api/kinds")).objects("kinds").stream()
                .map(kind -> kind.text("kind"))
                .flatMap(name -> KindReader.read(name + ".json", JsonWriter.write(api.get("/api/kinds/" + name)))
                                instanceof KindFile.Valid valid
                        ? Stream.of(valid.kind())
                        : Stream.<Kind>of())
                .toList();
    }

    /** Its id. */
    public String id() {
        return facts.id();
    }

    /** The newest position. */
    public long head() {
        return RoomFacts.read(api, facts.id()).seq();
    }

    /** The text as it stands. */
    public String text() {
        return RoomFacts.read(api, facts.id()).entities().stream()
                .filter(entity -> entity.key().equals(page.key()))
                .map(Entity::fields)
                .map(fields -> fields.get(page.field()) instanceof Json.Str(String text) ? text : "")
                .findFirst()
                .orElse("");
    }

    @Override
    public Written update(int client, long base, List<List<Splice>> mutations) throws InterruptedException {
        return send(
                client,
                base,
                mutations.stream()
                        .map(splices -> List.<Operation>of(
                                new Operation.SpliceText(page.key(), page.field(), Optional.empty(), splices)))
                        .toList());
    }

    private Written send(int client, long base, List<List<Operation>> mutations) throws InterruptedException {
        List<Mutation> left = new ArrayList<>(LongStream.range(0, mutations.size())
                .mapToObj(i -> new Mutation(sent[client] + 1 + i, base, mutations.get((int) i)))
                .toList());
        List<Edit> edits = new ArrayList<>();
        long seq = base;
        while (!left.isEmpty()) {
            ServerMessage.Ack ack = clients.get(client)
                    .send(new Update(Optional.empty(), facts.id(), names.get(client), facts.epoch(), left));
            ack.outcomes().forEach(DecidedRoom::check);
            seq = ack.commit().map(commit -> commit.seq()).orElse(seq);
            edits.addAll(DecidedRoom.edits(ack.commit().stream().toList(), page.key(), page.field()));
            left.removeIf(mutation -> mutation.n() <= ack.last());
            sent[client] = ack.last();
        }
        return new Written(seq, edits);
    }
}
