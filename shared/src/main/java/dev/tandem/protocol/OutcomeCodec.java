package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import java.util.Optional;

/** An outcome as JSON (PROTOCOL U4, U6). */
final class OutcomeCodec {
    private OutcomeCodec() {}

    static Json.Obj write(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied(applied);
            case Outcome.Rejected rejected -> rejected(rejected);
            case Outcome.Settled settled -> start(settled, "settled").build();
        };
    }

    static Outcome read(Form form) {
        long n = form.whole("n", 0);
        return switch (form.text("status")) {
            case "applied" ->
                new Outcome.Applied(
                        n,
                        form.optionalWhole("seq", 1),
                        form.optionalObjects("merged").stream()
                                .map(OutcomeCodec::merged)
                                .toList(),
                        PartCodec.read(form, "skipped"));
            case "rejected" ->
                new Outcome.Rejected(
                        n,
                        Wire.value(RejectCode.class, form, "code"),
                        form.has("type") ? Optional.of(ChangeCodec.key(form)) : Optional.empty(),
                        form.optionalText("field", any -> true),
                        form.optionalValues("detail"));
            case "settled" -> new Outcome.Settled(n);
            default -> throw form.refuse("status");
        };
    }

    private static Json.Obj applied(Outcome.Applied applied) {
        ObjectBuilder json = start(applied, "applied").putWhole("seq", applied.seq());
        if (!applied.merged().isEmpty()) {
            json.put(
                    "merged",
                    Json.array(
                            applied.merged().stream().map(OutcomeCodec::write).toList()));
        }
        if (!applied.skipped().isEmpty()) {
            json.put("skipped", PartCodec.write(applied.skipped()));
        }
        return json.build();
    }

    private static Json.Obj rejected(Outcome.Rejected rejected) {
        ObjectBuilder json = start(rejected, "rejected")
                .put("code", rejected.code().wire())
                .putText("type", rejected.key().map(EntityKey::type))
                .putText("id", rejected.key().map(EntityKey::id))
                .putText("field", rejected.field());
        if (!rejected.detail().isEmpty()) {
            json.put("detail", rejected.detail());
        }
        return json.build();
    }

    private static ObjectBuilder start(Outcome outcome, String status) {
        return Json.object().put("n", outcome.n()).put("status", status);
    }

    private static Json.Obj write(Outcome.Merged merged) {
        return Json.object()
                .put("type", merged.key().type())
                .put("id", merged.key().id())
                .put("field", merged.field())
                .put("policy", merged.policy())
                .put("kept", Wire.name(merged.kept()))
                .putText("conflict", merged.conflict())
                .build();
    }

    private static Outcome.Merged merged(Form form) {
        return new Outcome.Merged(
                ChangeCodec.key(form),
                form.text("field"),
                form.text("policy"),
                Wire.value(Kept.class, form, "kept"),
                form.optionalText("conflict", any -> true));
    }
}
