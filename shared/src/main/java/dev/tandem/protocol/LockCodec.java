package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Lock;
import java.util.List;
import java.util.Optional;

/** Locks as JSON (PROTOCOL L1): {@code {"type","id","holder":{"user","name","client"}|null,"token","until"}}. */
final class LockCodec {
    private LockCodec() {}

    static Json.Obj write(Lock lock) {
        Json holder = Json.object()
                .put("user", lock.user())
                .put("name", lock.name())
                .put("client", lock.client())
                .build();
        return Json.object()
                .put("type", lock.key().type())
                .put("id", lock.key().id())
                .put("holder", lock.held() ? holder : Json.NULL)
                .put("token", lock.token())
                .put("until", lock.until())
                .build();
    }

    /** Who held what nobody holds now is not told, and read as nobody. */
    static Lock read(Form form) {
        EntityKey key = new EntityKey(form.text("type", Ids::isName), form.text("id", Ids::isId));
        Optional<Form> holder =
                form.any("holder") instanceof Json.Null ? Optional.empty() : Optional.of(form.object("holder"));
        return new Lock(
                key,
                holder.map(who -> who.text("user")).orElse(""),
                holder.map(who -> who.text("name")).orElse(""),
                holder.map(who -> who.text("client")).orElse(""),
                form.whole("token", 1),
                holder.isPresent(),
                form.whole("until", 0));
    }

    static Json write(List<Lock> locks) {
        return Json.array(locks.stream().map(LockCodec::write).toList());
    }

    /** The entity that a request is about. */
    static EntityKey entity(Form request) {
        return new EntityKey(request.text("type", Ids::isName), request.text("entity", Ids::isId));
    }
}
