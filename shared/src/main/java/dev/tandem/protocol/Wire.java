package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Lock;
import dev.tandem.model.Mutation;
import dev.tandem.model.Notification;
import dev.tandem.model.Outcome;
import dev.tandem.model.Preferences;
import java.util.List;
import java.util.Locale;

/**
 * The JSON of what is both sent and stored: commits (S1), entities (S6), outcomes (U4), mutations (U1). Writing sorts data names, so that
 * equal values give equal text. Reading skips unknown members and throws {@link FormRefused} for what is not of the form.
 */
public final class Wire {
    private Wire() {}

    public static Json.Obj of(Commit commit) {
        return CommitCodec.write(commit);
    }

    public static Commit commit(Json json) {
        return CommitCodec.read(Form.of(json));
    }

    /** With {@code "deleted":true} for a tombstone, which is stored but never sent. */
    public static Json.Obj of(Entity entity) {
        return EntityCodec.write(entity);
    }

    public static Entity entity(Json json) {
        return EntityCodec.read(Form.of(json));
    }

    public static Json.Obj of(Outcome outcome) {
        return OutcomeCodec.write(outcome);
    }

    public static Outcome outcome(Json json) {
        return OutcomeCodec.read(Form.of(json));
    }

    public static Json outcomes(List<Outcome> outcomes) {
        return Json.array(outcomes.stream().map(OutcomeCodec::write).toList());
    }

    /** Reads what {@link #outcomes(List)} wrote. */
    public static List<Outcome> outcomes(Json json) {
        if (json instanceof Json.Arr(List<Json> items)) {
            return items.stream().map(Wire::outcome).toList();
        }
        throw new FormRefused("");
    }

    public static Json.Obj of(Change change) {
        return ChangeCodec.write(change);
    }

    public static Json.Obj of(Notification notification) {
        return NotificationCodec.write(notification);
    }

    public static Notification notification(Json json) {
        return NotificationCodec.read(Form.of(json));
    }

    public static Json.Obj of(Preferences preferences) {
        return PreferencesCodec.write(preferences);
    }

    public static Preferences preferences(Json json) {
        return PreferencesCodec.read(Form.of(json));
    }

    /** A member as the others see one (J2, R5). */
    public static Json.Obj of(ServerMessage.Person person) {
        return ServerMessageCodec.person(person);
    }

    /** As a lock frame tells it (L1). */
    public static Json.Obj of(Lock lock) {
        return LockCodec.write(lock);
    }

    public static Json.Obj of(Mutation mutation) {
        return MutationCodec.write(mutation);
    }

    /** A part of a commit, or a marker in place of some (V2). */
    public static Json.Obj of(Excerpt excerpt) {
        return ExcerptCodec.write(excerpt);
    }

    /** A name of an enum: lower case with hyphens. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of a wire name. */
    static <E extends Enum<E>> E value(Class<E> type, Form form, String member) {
        String wire = form.text(member);
        for (E value : type.getEnumConstants()) {
            if (name(value).equals(wire)) {
                return value;
            }
        }
        throw form.refuse(member);
    }
}
