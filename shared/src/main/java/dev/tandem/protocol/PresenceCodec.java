package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Ids;
import dev.tandem.protocol.ClientMessage.PresenceUpdate;
import java.util.Optional;

/** What somebody shows of themselves (PROTOCOL P1, P6). Of {@code where} and {@code pointer} the others get what is known, and no more than that. */
final class PresenceCodec {
    /** A pointer is so many thousandths from the left and from the top. */
    private static final int WHOLE = 1000;

    private PresenceCodec() {}

    static PresenceUpdate read(Form form, Optional<String> id, String room) {
        Status status = Wire.value(Status.class, form, "status");
        if (status == Status.OFFLINE) {
            throw form.refuse("status");
        }
        Optional<Json> where = form.optionalObject("where").map(PresenceCodec::where);
        return new PresenceUpdate(id, room, status, where, pointer(form));
    }

    private static Json where(Form form) {
        ObjectBuilder where = Json.object()
                .putText("view", form.optionalText("view", ClientMessageCodec::isMark))
                .putText("type", form.optionalText("type", Ids::isName))
                .putText("id", form.optionalText("id", Ids::isId))
                .putText("field", form.optionalText("field", Ids::isName));
        return form.flag("pointers") ? where.put("pointers", true).build() : where.build();
    }

    private static Optional<Json> pointer(Form form) {
        if (!form.has("pointer")) {
            return Optional.empty();
        }
        return Optional.of(form.any("pointer") instanceof Json.Null none ? none : pointerAt(form.object("pointer")));
    }

    private static Json pointerAt(Form form) {
        ObjectBuilder pointer = Json.object().put("x", thousandths(form, "x")).put("y", thousandths(form, "y"));
        if (form.has("type") || form.has("id")) {
            pointer.put("type", form.text("type", Ids::isName)).put("id", form.text("id", Ids::isId));
        }
        return pointer.build();
    }

    private static long thousandths(Form form, String name) {
        long value = form.whole(name, 0);
        if (value > WHOLE) {
            throw form.refuse(name);
        }
        return value;
    }
}
