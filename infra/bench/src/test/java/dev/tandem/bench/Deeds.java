package dev.tandem.bench;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.KindFile;
import dev.tandem.kind.KindReader;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Batch;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Operation;
import dev.tandem.model.Splice;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Wire;
import dev.tandem.room.Decision;
import dev.tandem.room.Digests;
import dev.tandem.room.Fold;
import dev.tandem.room.RoomState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pure work that every edit takes, piece by piece: each can be done again and again, and gives the same. */
final class Deeds {
    private static final int ITEMS = 200;
    private static final EntityKey THING = new EntityKey("thing", "t");
    private static final EntityKey FIRST = item(0);

    private static final String POLICIES = """
            {"kind":"bench","version":1,"title":{"en":"Bench"},"entities":{"thing":{"deleteConflict":"delete-wins","fields":{
            "lastWriteWins":{"type":"string","max":100},
            "anyTrue":{"type":"boolean","merge":"any-true"},
            "max":{"type":"number","merge":"max"},
            "min":{"type":"number","merge":"min"},
            "rank":{"type":"choice","values":["done","doing","todo"],"merge":{"rank":["done","doing","todo"]}},
            "counter":{"type":"number","merge":"counter"},
            "set":{"type":"set","of":"string","max":20,"merge":"set"},
            "text":{"type":"text","max":1000,"merge":"text"},
            "manual":{"type":"number","merge":"manual"}}}}}
            """;

    private Deeds() {}

    /** By name, in the order in which an edit meets them. */
    static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        MemoryRoom room = list();
        Batch one = room.batch("phone", List.of(update(FIRST, 7)));
        String frame = FrameWriter.write(
                new ClientMessage.Update(Optional.empty(), "room", "phone", "epoch", one.mutations()));
        all.put("read a frame", () -> FrameReader.read(frame));
        all.put("decide an update", deciding(room, one));
        all.put("decide 25 updates", deciding(room, room.batch("phone", several(25))));
        policies().forEach((policy, deciding) -> all.put("merge " + policy, deciding));
        Decision decision = MemoryRoom.decide(room.state(one), one);
        Commit commit = decision.commit().orElseThrow();
        String body = JsonWriter.write(Wire.of(commit));
        all.put("write a commit", () -> JsonWriter.write(Wire.of(commit)));
        all.put("read a commit", () -> Wire.commit(JsonReader.FILES.read(body)));
        all.put(
                "frame a commit",
                () -> FrameWriter.changes("room", "epoch", List.of(body), Optional.of(commit.seq()), false));
        all.put(
                "fold a commit",
                () -> Fold.entity(
                        Optional.ofNullable(room.entities().get(FIRST)),
                        commit.changes().getFirst(),
                        commit));
        all.put("fold the log of 200 items", () -> Fold.replay(room.log()));
        all.put("digest 200 items", () -> Digests.of(room.entities().values()));
        return all;
    }

    private static Supplier<Object> deciding(MemoryRoom room, Batch batch) {
        RoomState state = room.state(batch);
        Decision decision = MemoryRoom.decide(state, batch);
        if (decision.commit().isEmpty()) {
            throw new IllegalStateException("not decided: " + decision.receipt().outcomes());
        }
        return () -> MemoryRoom.decide(state, batch);
    }

    private static MemoryRoom list() {
        MemoryRoom room = new MemoryRoom(Kinds.bundled().find("packing-list").orElseThrow());
        for (int no = 0; no < ITEMS; no++) {
            room.send(
                    "desk",
                    new Operation.Create(item(no), Map.of("name", Json.of("Item " + no), "quantity", Json.of(1))));
        }
        return room;
    }

    private static List<Operation> several(int count) {
        List<Operation> operations = new ArrayList<>();
        for (int no = 0; no < count; no++) {
            operations.add(update(item(no), 2 + no));
        }
        return operations;
    }

    /** A field for each policy, changed by another client after the author looked. */
    private static Map<String, Supplier<Object>> policies() {
        Map<String, Operation> theirs = new LinkedHashMap<>();
        Map<String, Operation> mine = new LinkedHashMap<>();
        both("lastWriteWins", Json.of("theirs"), Json.of("mine"), theirs, mine);
        both("anyTrue", Json.of(false), Json.of(true), theirs, mine);
        both("max", Json.of(5), Json.of(9), theirs, mine);
        both("min", Json.of(9), Json.of(5), theirs, mine);
        both("rank", Json.of("doing"), Json.of("done"), theirs, mine);
        both("manual", Json.of(5), Json.of(9), theirs, mine);
        theirs.put("counter", new Operation.Increment(THING, "counter", BigDecimal.ONE));
        mine.put("counter", new Operation.Increment(THING, "counter", BigDecimal.TWO));
        theirs.put("set", new Operation.Add(THING, "set", List.of(Json.of("b"))));
        mine.put("set", new Operation.Add(THING, "set", List.of(Json.of("c"))));
        theirs.put("text", splice(4, "theirs "));
        mine.put("text", splice(9, "mine "));
        Map<String, Supplier<Object>> deciding = new LinkedHashMap<>();
        theirs.forEach((policy, operation) -> deciding.put(policy, merging(operation, mine.get(policy))));
        return deciding;
    }

    private static void both(
            String field, Json theirs, Json mine, Map<String, Operation> their, Map<String, Operation> my) {
        their.put(field, new Operation.Update(THING, Map.of(field, theirs)));
        my.put(field, new Operation.Update(THING, Map.of(field, mine)));
    }

    private static Operation splice(int at, String insert) {
        return new Operation.SpliceText(THING, "text", Optional.empty(), List.of(new Splice(at, 0, insert)));
    }

    private static Supplier<Object> merging(Operation theirs, Operation mine) {
        MemoryRoom room = new MemoryRoom(kind());
        room.send(
                "setup",
                new Operation.Create(
                        THING,
                        Map.of(
                                "lastWriteWins",
                                Json.of("base"),
                                "max",
                                Json.of(1),
                                "min",
                                Json.of(20),
                                "rank",
                                Json.of("todo"),
                                "manual",
                                Json.of(1),
                                "counter",
                                Json.of(1),
                                "set",
                                Json.array(List.of(Json.of("a"))),
                                "text",
                                Json.of("The quick brown fox"))));
        long seen = room.head().seq();
        room.send("desk", theirs);
        return deciding(room, room.batch("phone", seen, List.of(mine)));
    }

    private static Kind kind() {
        return switch (KindReader.read("bench.json", POLICIES)) {
            case KindFile.Valid valid -> valid.kind();
            case KindFile.Invalid(List<String> problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    private static EntityKey item(int no) {
        return new EntityKey("item", "i" + no);
    }

    private static Operation update(EntityKey key, int quantity) {
        return new Operation.Update(key, Map.of("quantity", Json.of(quantity)));
    }
}
