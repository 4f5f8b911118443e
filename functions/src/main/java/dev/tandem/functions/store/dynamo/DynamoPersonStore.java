package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.PersonStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Commit;
import dev.tandem.model.Head;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.privacy.Alias;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** People in the tables {@link Table#ROOMS} and {@link Table#USERS}. */
final class DynamoPersonStore implements PersonStore {
    private static final int PAGE = 100;
    private static final int RACES = 64;

    /** Whoever appends a fence: no client registers a name with a dot. */
    private static final String NO_CLIENT = "forgotten";

    private final PatientRows rows;
    private final Generation generation;
    private final RoomLog log;

    DynamoPersonStore(Rows rows, Generation generation, Patience patience) {
        this.generation = generation;
        this.rows = new PatientRows(rows, patience);
        log = new RoomLog(this.rows);
    }

    @Override
    public List<RoomMeta> rooms(String user) {
        List<RowKey> metas = Stream.of(Keys.user(user), Keys.formerly(user))
                .flatMap(key -> rows.index(Table.ROOMS, key).stream())
                .map(member -> new RowKey(member.key().pk(), Keys.META))
                .distinct()
                .toList();
        return rows.getAll(Table.ROOMS, metas).stream()
                .filter(RoomLives::isOpen)
                .map(row -> RoomRows.meta(row, generation))
                .sorted(Comparator.comparing(RoomMeta::id))
                .toList();
    }

    @Override
    public String alias(String user, String room, String fresh) {
        RowKey key = Keys.alias(user, room);
        rows.write(Table.USERS, new Write.Put(Row.at(key).with(Attribute.BODY, fresh), Condition.ABSENT));
        return rows.get(Table.USERS, key)
                .map(row -> row.text(Attribute.BODY))
                .orElseThrow(() -> new StoreUnavailable("an alias vanished"));
    }

    @Override
    public int rename(String room, Alias alias) {
        Range all = new Range(Table.ROOMS, Keys.room(room), "!", Keys.LAST, false);
        return each(
                all,
                row -> Renaming.of(alias, row)
                        .filter(renamed -> !renamed.equals(row))
                        .map(renamed -> {
                            rows.write(Table.ROOMS, new Write.Put(renamed, unchanged(row)));
                            return 1;
                        })
                        .orElse(0));
    }

    @Override
    public void renameTold(String room, Alias alias, List<Member> members) {
        for (Member member : members) {
            each(
                    Range.prefixed(Table.USERS, Keys.user(member.user()), Keys.NOTE),
                    row -> Renaming.ofNote(alias, room, row)
                            .filter(renamed -> !renamed.equals(row))
                            .map(renamed -> {
                                rows.write(Table.USERS, new Write.Put(renamed, unchanged(row)));
                                return 1;
                            })
                            .orElse(0));
        }
    }

    /** Whoever writes the row in between, an SDK that sends twice included, is seen by the next pass. */
    private static Condition unchanged(Row row) {
        return new Condition.Holds(row.attributes());
    }

    private interface Visit {
        int of(Row row);
    }

    private int each(Range range, Visit visit) {
        int changed = 0;
        Optional<Row> last = Optional.empty();
        boolean more = true;
        while (more) {
            Page page = rows.page(range, last, PAGE);
            for (Row row : page.rows()) {
                changed += visit.of(row);
                last = Optional.of(row);
            }
            more = page.more();
        }
        return changed;
    }

    @Override
    public void fence(String room, String alias, long at) {
        for (int race = 0; race < RACES; race++) {
            Head head = log.head(room);
            Commit empty = new Commit(head.seq() + 1, at, alias, NO_CLIENT, 0, 0, List.of(), List.of(), head.digest());
            if (rows.write(Table.ROOMS, new Write.Put(RoomRows.of(room, empty, head.extent()), Condition.ABSENT))) {
                return;
            }
        }
        throw new StoreUnavailable("The log grows faster than anybody can append");
    }

    @Override
    public void close(String room, String user, String epoch) {
        rows.write(
                Table.ROOMS,
                new Write.Update(Keys.meta(room), Map.of(Attribute.EPOCH, new Value.Text(epoch)), Condition.PRESENT));
        MemberFence.raise(rows, room);
        rows.write(Table.ROOMS, new Write.Delete(Keys.member(room, user), Condition.ALWAYS));
        rows.write(Table.USERS, new Write.Delete(Keys.alias(user, room), Condition.ALWAYS));
    }

    @Override
    public void forget(String user) {
        for (String prefix : List.of(Keys.NOTE, Keys.UNREAD, Keys.ANSWER)) {
            each(Range.prefixed(Table.USERS, Keys.user(user), prefix), row -> {
                rows.write(Table.USERS, new Write.Delete(row.key(), Condition.ALWAYS));
                return 1;
            });
        }
        rows.write(Table.USERS, new Write.Delete(Keys.preferences(user), Condition.ALWAYS));
        rows.write(Table.USERS, new Write.Delete(Keys.contact(user), Condition.ALWAYS));
    }
}
