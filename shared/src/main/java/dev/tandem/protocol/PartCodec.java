package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Ids;
import dev.tandem.model.Part;
import java.util.List;

/** Entities and fields of them as JSON: {@code {"type","id","field"?}}. */
final class PartCodec {
    private PartCodec() {}

    static Json write(List<Part> parts) {
        return Json.array(parts.stream()
                .map(part -> (Json) Json.object()
                        .put("type", part.key().type())
                        .put("id", part.key().id())
                        .putText("field", part.field())
                        .build())
                .toList());
    }

    static List<Part> read(Form form, String name) {
        return form.optionalObjects(name).stream()
                .map(each -> new Part(
                        new EntityKey(each.text("type", Ids::isName), each.text("id", Ids::isId)),
                        each.optionalText("field", Ids::isName)))
                .toList();
    }
}
