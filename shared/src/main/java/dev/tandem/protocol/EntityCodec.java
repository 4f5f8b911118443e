package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.Entity;
import dev.tandem.model.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An entity as JSON (PROTOCOL S6). */
final class EntityCodec {
    private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,15}");

    private EntityCodec() {}

    static Json.Obj write(Entity entity) {
        ObjectBuilder json = Json.object()
                .put("type", entity.key().type())
                .put("id", entity.key().id())
                .put("seq", entity.seq())
                .put("fields", entity.fields())
                .put("fseq", fseq(entity))
                .put("stamps", stamps(entity));
        if (entity.deleted()) {
            json.put("deleted", true);
        }
        return json.build();
    }

    static Entity read(Form form) {
        Map<String, Long> fseq = new HashMap<>();
        Form seqs = form.object("fseq");
        form.values("fseq").keySet().forEach(field -> fseq.put(field, seqs.whole(field, 1)));
        Map<Long, Stamp> stamps = new HashMap<>();
        Form stamped = form.object("stamps");
        form.values("stamps").keySet().forEach(seq -> stamps.put(seq(stamped, seq), stamp(stamped.object(seq))));
        return new Entity(
                ChangeCodec.key(form), form.whole("seq", 1), form.flag("deleted"), form.values("fields"), fseq, stamps);
    }

    private static Json fseq(Entity entity) {
        ObjectBuilder json = Json.object();
        new TreeMap<>(entity.fseq()).forEach(json::put);
        return json.build();
    }

    private static Json stamps(Entity entity) {
        ObjectBuilder json = Json.object();
        new TreeMap<>(entity.stamps()).forEach((seq, stamp) -> json.put(Long.toString(seq), stamp(stamp)));
        return json.build();
    }

    private static Json stamp(Stamp stamp) {
        return Json.object()
                .put("at", stamp.at())
                .put("by", stamp.by())
                .put("client", stamp.client())
                .build();
    }

    private static Stamp stamp(Form form) {
        return new Stamp(form.whole("at", 0), form.text("by"), form.text("client"));
    }

    private static long seq(Form stamps, String text) {
        if (!SEQ.matcher(text).matches()) {
            throw stamps.refuse(text);
        }
        return Long.parseLong(text);
    }
}
