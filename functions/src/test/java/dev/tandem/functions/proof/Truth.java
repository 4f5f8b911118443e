package dev.tandem.functions.proof;

import dev.tandem.functions.sim.Witness;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.json.JsonReader;
import dev.tandem.model.Commit;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Lock;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes down what the rows of the rooms come to, and knows at any moment what nobody in the world can know. */
final class Truth implements Witness {
    private static final String ROOM = "room#";
    private static final String MEMBER = "member#";
    private static final String RECEIPT = "receipt#";
    private static final String LOCK = "lock#";
    private static final String TOLD = "told#";

    private final Stage stage;
    private final Predicate<String> isOpen;
    private final Places places = new Places();
    private List<Commit> commits = new ArrayList<>();
    private Map<String, Long> receipts = new HashMap<>();
    /** How long the log was when they became one. */
    private final Map<String, Long> members = new HashMap<>();

    private long floor;

    /** @param isOpen whether a socket is */
    Truth(Stage stage, Predicate<String> isOpen) {
        this.stage = stage;
        this.isOpen = isOpen;
    }

    /** What a backup of the rows of the room holds. */
    record Mark(List<Commit> commits, Map<String, Long> receipts, long floor) {
        Mark {
            commits = List.copyOf(commits);
            receipts = Map.copyOf(receipts);
        }
    }

    Mark mark() {
        return new Mark(commits, receipts, floor);
    }

    /** The rows hold again what they held then. */
    void back(Mark mark) {
        commits = new ArrayList<>(mark.commits());
        receipts = new HashMap<>(mark.receipts());
        floor = mark.floor();
        members.clear();
        places.clear();
    }

    /** The newest position that is decided. */
    long head() {
        return commits.size();
    }

    boolean isMember(String user) {
        return members.containsKey(user);
    }

    @Override
    public void decided(Table table, List<Write> writes) {
        if (table != Table.ROOMS) {
            return;
        }
        Optional<LogRecord> entry =
                writes.stream().flatMap(write -> entry(write).stream()).findFirst();
        entry.ifPresent(this::committed);
        for (Write write : writes) {
            if (write instanceof Write.Update(RowKey key, var set, var _)
                    && set.get("floor") instanceof Value.Whole(long raised)) {
                floor = raised;
                stage.add(new Happening.Trimmed(stage.now(), key.pk().substring(ROOM.length()), floor));
            }
            if (write instanceof Write.Put(Row row, var _) && row.key().sk().startsWith(RECEIPT)) {
                receipts.put(row.text("client"), number(row, "last"));
                stage.add(new Happening.Received(
                        stage.now(),
                        room(row),
                        row.text("client"),
                        row.text("user"),
                        number(row, "last"),
                        entry.isPresent()));
            }
        }
    }

    private void committed(LogRecord entry) {
        Commit commit = Wire.commit(JsonReader.FILES.read(entry.body()));
        commits.add(commit);
        stage.add(new Happening.Decided(stage.now(), entry.room(), commit));
    }

    private static Optional<LogRecord> entry(Write write) {
        return write instanceof Write.Put(Row row, var _) && row.attributes().containsKey("body")
                ? LogRecord.of(row.key().pk(), row.key().sk(), row.text("body"))
                : Optional.empty();
    }

    @Override
    public void shown(Table table, Write write) {
        if (table == Table.CONNECTIONS
                && write.key().pk().startsWith(ROOM)
                && write.key().sk().startsWith(Places.SOCKET)) {
            places.shown(write, head());
        } else if (table == Table.ROOMS
                && write instanceof Write.Delete(RowKey key, var _)
                && key.sk().startsWith(MEMBER)) {
            gone(key);
        } else if (table == Table.ROOMS && write instanceof Write.Put(Row row, var _)) {
            String sort = row.key().sk();
            if (sort.startsWith(MEMBER)) {
                member(row);
            } else if (sort.startsWith(TOLD)) {
                keptAsTold(room(row), number(row, "seq"));
            } else if (sort.startsWith(LOCK)) {
                stage.add(new Happening.Locked(stage.now(), room(row), lock(row)));
            }
        }
    }

    private void keptAsTold(String room, long seq) {
        stage.count(Sight.TOLD_AT_ONCE);
        // What the tables were brought back behind is nothing to anybody.
        if (seq <= head()) {
            String author = commits.get((int) seq - 1).client();
            Set<String> there = places.there(seq, author, stage.now(), isOpen).stream()
                    .filter(user -> members.getOrDefault(user, Long.MAX_VALUE) < seq)
                    .collect(Collectors.toSet());
            stage.add(new Happening.KeptAsTold(stage.now(), room, seq, there));
        }
    }

    private void member(Row row) {
        Member member = memberOf(row);
        if (member.active()) {
            members.putIfAbsent(member.user(), head());
        } else {
            members.remove(member.user());
        }
        stage.add(new Happening.Membership(stage.now(), room(row), member));
    }

    /** Who has no row is no member, whatever the row said. */
    private void gone(RowKey key) {
        String user = key.sk().substring(MEMBER.length());
        members.remove(user);
        stage.add(new Happening.Membership(
                stage.now(),
                key.pk().substring(ROOM.length()),
                new Member(user, user, Role.VIEWER, Set.of(), false, Long.MAX_VALUE)));
    }

    static Member memberOf(Row row) {
        return new Member(
                row.text("user"),
                row.text("name"),
                Role.of(row.text("role")).orElseThrow(),
                row.attributes().get("crew") instanceof Value.Text(String crew) ? Set.of(crew.split(" ")) : Set.of(),
                isSet(row, "active"),
                number(row, "rev"));
    }

    private static Lock lock(Row row) {
        String[] typeAndId = row.key().sk().substring(LOCK.length()).split("#", 2);
        return new Lock(
                new EntityKey(typeAndId[0], typeAndId[1]),
                row.text("user"),
                row.text("name"),
                row.text("client"),
                number(row, "token"),
                isSet(row, "held"),
                number(row, "until"));
    }

    private static String room(Row row) {
        return row.key().pk().substring(ROOM.length());
    }

    private static long number(Row row, String name) {
        return row.attributes().get(name) instanceof Value.Whole(long number) ? number : 0;
    }

    private static boolean isSet(Row row, String name) {
        return row.attributes().get(name) instanceof Value.Flag(boolean on) && on;
    }
}
