package dev.tandem.local.soak;

import static java.util.stream.Collectors.toSet;

import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.Refused;
import dev.tandem.local.dynamo.DataDirectory;
import dev.tandem.local.dynamo.LocalDynamo;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Receipt;
import dev.tandem.model.RoomMeta;
import dev.tandem.model.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What the rows of a room say after the stack has ended, whatever anybody was told. */
record RoomTruth(
        RoomMeta meta,
        List<Member> members,
        List<Commit> log,
        Map<String, Receipt> receipts,
        Map<EntityKey, Entity> entities,
        Snapshot snapshot) {
    private static final Tables TABLES = new Tables("tandem-");
    private static final int PAGE_BYTES = 1 << 22;

    RoomTruth {
        members = List.copyOf(members);
        log = List.copyOf(log);
        receipts = Map.copyOf(receipts);
        entities = Map.copyOf(entities);
    }

    /**
     * Reads the rooms of a stack that has ended.
     *
     * @param data where it kept them
     * @param clients by room
     * @throws Refused {@code no-data} where one of the rooms is not there
     */
    static List<RoomTruth> in(Path data, Map<String, Set<String>> clients) {
        try (DataDirectory directory = DataDirectory.open(data);
                LocalDynamo dynamo = LocalDynamo.in(directory, TABLES)) {
            RoomStore rooms = DynamoStores.on(dynamo.client(), TABLES, RoomTruth::pause, new SplittableRandom())
                    .rooms();
            return clients.entrySet().stream()
                    .map(each -> of(rooms, each.getKey(), each.getValue()))
                    .toList();
        }
    }

    private static RoomTruth of(RoomStore rooms, String room, Collection<String> clients) {
        List<Commit> log = new ArrayList<>();
        for (List<Commit> page = rooms.log(room, 0, PAGE_BYTES);
                !page.isEmpty();
                page = rooms.log(room, log.getLast().seq(), PAGE_BYTES)) {
            log.addAll(page);
        }
        Set<EntityKey> keys = log.stream()
                .flatMap(commit -> commit.changes().stream())
                .map(Change::key)
                .collect(toSet());
        Map<String, Receipt> receipts = new HashMap<>();
        clients.forEach(client -> rooms.receipt(room, client).ifPresent(receipt -> receipts.put(client, receipt)));
        return new RoomTruth(
                rooms.meta(room)
                        .orElseThrow(() -> new Refused("no-data", "The data does not hold the room " + room + ".")),
                rooms.members(room),
                log,
                receipts,
                rooms.entities(room, keys),
                rooms.snapshot(room).orElseThrow());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    String id() {
        return meta.id();
    }

    long head() {
        return log.isEmpty() ? 0 : log.getLast().seq();
    }

    /** How it began, and who is in it. */
    Stream<Happening> beginning(long at) {
        return Stream.concat(
                Stream.of(new Happening.Founded(at, id(), meta.kind(), meta.epoch(), List.of(), Map.of())),
                members.stream().map(member -> new Happening.Membership(at, id(), member)));
    }

    Happening.Rests ending(long at) {
        return new Happening.Rests(
                at, id(), log, entities, snapshot.head().seq(), snapshot.head().digest());
    }
}
