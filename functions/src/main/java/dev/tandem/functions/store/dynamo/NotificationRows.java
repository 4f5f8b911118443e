package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.BODY;
import static dev.tandem.functions.store.dynamo.Attribute.EXPIRES;
import static dev.tandem.functions.store.dynamo.Attribute.READ;
import static dev.tandem.functions.store.dynamo.Attribute.SEQS;

import dev.tandem.functions.store.Contact;
import dev.tandem.functions.store.NotificationStore.Kept;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Notification;
import dev.tandem.model.Preferences;
import dev.tandem.protocol.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of an inbox, and what they stand for. */
final class NotificationRows {
    private static final Duration KEPT = Duration.ofDays(90);

    private NotificationRows() {}

    static Row of(String user, Kept kept) {
        return Row.at(Keys.note(user, kept.notification().id()))
                .with(READ, kept.notification().read())
                .with(SEQS, seqs(kept))
                .with(BODY, JsonWriter.write(Wire.of(kept.notification())))
                .with(EXPIRES, expires(kept));
    }

    static Row unread(String user, Kept kept) {
        return Row.at(Keys.unread(user, kept.notification().id())).with(EXPIRES, expires(kept));
    }

    /** Still unread, and of no more commits than then. */
    static Condition unchanged(Kept seen) {
        return new Condition.Holds(Map.of(READ, new Value.Flag(false), SEQS, new Value.Text(seqs(seen))));
    }

    static Kept kept(Row row) {
        String id = Keys.idOf(row.key());
        return new Kept(
                notification(row),
                Keys.beganOf(id),
                Stream.of(row.text(SEQS).split(",", -1)).map(Long::valueOf).toList());
    }

    /** Whether it is read stands apart from the body, so that reading changes one attribute. */
    static Notification notification(Row row) {
        Notification kept = Wire.notification(JsonReader.FILES.read(row.text(BODY)));
        return new Notification(
                kept.id(),
                kept.room(),
                kept.title(),
                kept.kind(),
                kept.seq(),
                kept.at(),
                kept.by(),
                kept.event(),
                kept.on(),
                kept.data(),
                kept.count(),
                row.flag(READ));
    }

    static Row of(String user, Preferences preferences) {
        return Row.at(Keys.preferences(user)).with(BODY, JsonWriter.write(Wire.of(preferences)));
    }

    static Preferences preferences(Row row) {
        return Wire.preferences(JsonReader.FILES.read(row.text(BODY)));
    }

    static Row of(String user, Contact contact) {
        return Row.at(Keys.contact(user))
                .with(
                        BODY,
                        JsonWriter.write(Json.object()
                                .put("address", contact.address())
                                .put("language", contact.language())
                                .put("app", contact.app())
                                .build()));
    }

    static Contact contact(Row row) {
        Form body = Form.of(JsonReader.FILES.read(row.text(BODY)));
        return new Contact(body.text("address"), body.text("language"), body.text("app"));
    }

    private static String seqs(Kept kept) {
        List<Long> seqs = kept.seqs();
        return seqs.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static long expires(Kept kept) {
        return Instant.ofEpochMilli(kept.began()).plus(KEPT).getEpochSecond();
    }
}
