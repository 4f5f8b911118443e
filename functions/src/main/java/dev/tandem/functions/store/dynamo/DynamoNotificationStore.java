package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Contact;
import dev.tandem.functions.store.NotificationStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Preferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Inboxes in the table {@link Table#USERS}. Beside each unread notification stands a small row that says so, written and deleted in the same
 * transaction: counting reads those alone.
 */
final class DynamoNotificationStore implements NotificationStore {
    /** Two writes for each. */
    private static final int AT_ONCE = Rows.MOST_WRITES / 2;

    private static final int RACES = 3;

    private final PatientRows rows;

    DynamoNotificationStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public Inbox inbox(String user, Optional<String> before, int limit) {
        Range newestFirst = new Range(Table.USERS, Keys.user(user), Keys.NOTE, Keys.NOTE + Keys.LAST, true);
        Page page = rows.page(newestFirst, before.map(id -> Row.at(Keys.note(user, id))), limit);
        return new Inbox(
                page.rows().stream().map(NotificationRows::notification).toList(), page.more());
    }

    @Override
    public List<Kept> begun(String user, long from, long to) {
        Range span =
                new Range(Table.USERS, Keys.user(user), Keys.notesFrom(from), Keys.notesFrom(to) + Keys.LAST, false);
        return rows.all(span).stream().map(NotificationRows::kept).toList();
    }

    @Override
    public boolean put(String user, Kept kept, Optional<Kept> seen) {
        Row row = NotificationRows.of(user, kept);
        return seen.map(was -> rows.write(Table.USERS, new Write.Put(row, NotificationRows.unchanged(was))))
                .orElseGet(() -> rows.transact(
                        Table.USERS,
                        List.of(
                                new Write.Put(row, Condition.ABSENT),
                                new Write.Put(NotificationRows.unread(user, kept), Condition.ALWAYS))));
    }

    @Override
    public int unread(String user) {
        return rows.page(marks(user), Optional.empty(), COUNTED + 1).rows().size();
    }

    @Override
    public void markRead(String user, Collection<String> ids) {
        List<String> all = List.copyOf(new LinkedHashSet<>(ids));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            markSome(user, all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
    }

    @Override
    public void markAllRead(String user) {
        markRead(
                user,
                rows.all(marks(user)).stream().map(row -> Keys.idOf(row.key())).toList());
    }

    /** A notification that expires meanwhile refuses the write: then it is left out of the next one. */
    private void markSome(String user, List<String> ids) {
        List<RowKey> notes = ids.stream().map(id -> Keys.note(user, id)).toList();
        for (int race = 0; race < RACES; race++) {
            Set<RowKey> there =
                    rows.getAll(Table.USERS, notes).stream().map(Row::key).collect(Collectors.toSet());
            if (rows.transact(Table.USERS, readings(user, ids, there))) {
                return;
            }
        }
        throw new StoreUnavailable("notifications vanish while they are read");
    }

    private static List<Write> readings(String user, List<String> ids, Set<RowKey> there) {
        List<Write> writes = new ArrayList<>();
        for (String id : ids) {
            RowKey note = Keys.note(user, id);
            writes.add(new Write.Delete(Keys.unread(user, id), Condition.ALWAYS));
            if (there.contains(note)) {
                writes.add(new Write.Update(note, Map.of(Attribute.READ, new Value.Flag(true)), Condition.PRESENT));
            }
        }
        return writes;
    }

    @Override
    public Map<String, Preferences> preferences(Collection<String> users) {
        Map<String, Preferences> found = new TreeMap<>();
        List<RowKey> keys = users.stream().distinct().map(Keys::preferences).toList();
        rows.getAll(Table.USERS, keys)
                .forEach(row -> found.put(Keys.userOf(row.key().pk()), NotificationRows.preferences(row)));
        return found;
    }

    @Override
    public void putPreferences(String user, Preferences preferences) {
        rows.write(Table.USERS, new Write.Put(NotificationRows.of(user, preferences), Condition.ALWAYS));
    }

    @Override
    public Optional<Contact> contact(String user) {
        return rows.get(Table.USERS, Keys.contact(user)).map(NotificationRows::contact);
    }

    @Override
    public void putContact(String user, Optional<Contact> contact) {
        rows.write(
                Table.USERS,
                contact.<Write>map(known -> new Write.Put(NotificationRows.of(user, known), Condition.ALWAYS))
                        .orElseGet(() -> new Write.Delete(Keys.contact(user), Condition.ALWAYS)));
    }

    private static Range marks(String user) {
        return Range.prefixed(Table.USERS, Keys.user(user), Keys.UNREAD);
    }
}
