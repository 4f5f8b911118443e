package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.LogRecord;
import dev.tandem.functions.usecase.BroadcastCommits;
import dev.tandem.functions.usecase.LogEntry;
import dev.tandem.functions.usecase.NotifyMembers;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The reader of the stream of the rooms table: of all its records only new log entries are told. What could not be told is reported by its sequence
 * number, so that the event source tries again from there and in the end puts it aside; everything else in the batch was told. Notifications are made
 * after all commits were told, so that they hold up nothing.
 */
public final class BroadcastHandler extends JsonHandler {
    private final BroadcastCommits broadcastCommits;
    private final NotifyMembers notifyMembers;
    private final Wiring wiring;

    /** For Lambda. */
    public BroadcastHandler() {
        this(Wiring.fromEnvironment());
    }

    public BroadcastHandler(Wiring wiring) {
        this.wiring = wiring;
        broadcastCommits = wiring.telling().broadcast();
        notifyMembers = wiring.notifying().notifyMembers();
    }

    @Override
    Json handle(Form event) {
        List<LogEntry> entries = new ArrayList<>();
        Set<String> failed = new TreeSet<>();
        for (Form record : event.objects("Records")) {
            String mark = record.object("dynamodb").text("SequenceNumber");
            try {
                entry(mark, record).ifPresent(entries::add);
            } catch (FormRefused | IllegalArgumentException unreadable) {
                wiring.log().error("record-unreadable", Map.of("record", mark), unreadable);
                failed.add(mark);
            }
        }
        failed.addAll(broadcastCommits.tell(entries));
        failed.addAll(notifyMembers.notify(entries));
        return Json.object().put("batchItemFailures", failures(failed)).build();
    }

    /** Nothing where it is no new log entry. */
    private static Optional<LogEntry> entry(String mark, Form record) {
        if (!record.text("eventName").equals("INSERT")) {
            return Optional.empty();
        }
        Form row = record.object("dynamodb").object("NewImage");
        // Rows of other sorts may have no body; a log entry without one is found to be broken when it is told.
        String body = row.has(Attribute.BODY) ? text(row, Attribute.BODY) : "";
        return LogRecord.of(text(row, Attribute.PK), text(row, Attribute.SK), body)
                .map(found -> new LogEntry(mark, found.room(), found.seq(), found.body()));
    }

    /** An attribute of type string (DynamoDB's own JSON). */
    private static String text(Form row, String attribute) {
        return row.object(attribute).text("S");
    }

    private static Json failures(Set<String> marks) {
        return Json.array(marks.stream()
                .map(mark -> Json.object().put("itemIdentifier", mark).build())
                .toList());
    }
}
