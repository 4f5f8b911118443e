package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.*;

import dev.tandem.functions.store.AnswerStore;
import dev.tandem.functions.store.StoreUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers under keys in the table {@link Table#USERS}. */
final class DynamoAnswerStore implements AnswerStore {
    private static final int ATTEMPTS = 4;

    private final PatientRows rows;

    DynamoAnswerStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public Taken take(Entry mine, Instant now) {
        Row row = row(mine);
        Condition free = Condition.ABSENT;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (rows.write(Table.USERS, new Write.Put(row, free))) {
                return new Taken(true, mine.request(), Optional.empty());
            }
            Optional<Row> there = rows.get(Table.USERS, row.key());
            if (there.equals(Optional.of(row))) {
                // The echo of our own write, which was sent twice.
                return new Taken(true, mine.request(), Optional.empty());
            }
            if (there.isPresent() && !isOver(there.get(), now)) {
                return new Taken(false, there.get().text(REQUEST), answer(there.get()));
            }
            free = there.map(DynamoAnswerStore::unchanged).orElse(Condition.ABSENT);
        }
        throw new StoreUnavailable("a key changes hands all the time");
    }

    /** Forgotten, though its row may still be there; or taken by one who never came back. */
    private static boolean isOver(Row row, Instant now) {
        boolean forgotten = row.number(EXPIRES) <= now.getEpochSecond();
        return forgotten || (answer(row).isEmpty() && row.number(UNTIL) <= now.toEpochMilli());
    }

    private static Optional<Answer> answer(Row row) {
        return row.optionalText(BODY).map(body -> new Answer(Math.toIntExact(row.number(STATUS)), body));
    }

    private static Row row(Entry entry) {
        return Row.at(Keys.answer(entry.user(), entry.key()))
                .with(REQUEST, entry.request())
                .with(UNTIL, entry.until().toEpochMilli())
                .with(EXPIRES, entry.expires().getEpochSecond());
    }

    private static Condition unchanged(Row row) {
        return new Condition.Holds(
                Map.of(UNTIL, new Value.Whole(row.number(UNTIL)), REQUEST, new Value.Text(row.text(REQUEST))));
    }

    @Override
    public void keep(Entry mine, Answer answer) {
        Row row = row(mine);
        Row kept = row.with(STATUS, answer.status()).with(BODY, answer.body());
        rows.write(Table.USERS, new Write.Put(kept, unchanged(row)));
    }

    @Override
    public void release(Entry mine) {
        Row row = row(mine);
        rows.write(Table.USERS, new Write.Delete(row.key(), unchanged(row)));
    }
}
