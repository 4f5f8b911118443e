package dev.tandem.room;

import dev.tandem.json.Json;
import dev.tandem.kind.Field;
import dev.tandem.merge.text.Spliced;
import dev.tandem.merge.text.Splices;
import dev.tandem.merge.text.TextDiff;
import dev.tandem.merge.text.TextHistory.Unseen;
import dev.tandem.model.Edit;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import dev.tandem.model.Outcome.Kept;
import dev.tandem.model.RejectCode;
import dev.tandem.model.Splice;
import dev.tandem.model.TextEdit;
import dev.tandem.model.TextEdit.Made;
import java.util.List;
import java.util.Optional;

/** Changes texts in places, moved over what others did since (PROTOCOL T). */
record Texts(Deed deed) {
    /** Splices made on the text as of a base. */
    Optional<Refusal> splice(Field field, Entity entity, long base, List<Splice> splices, Standing standing) {
        if (base < 0 || base > deed.state().head().seq()) {
            return Optional.of(Conflicts.badBase(deed));
        }
        TextPast past = TextPast.of(deed, entity, field.name(), base);
        return past.unseen()
                .map(unseen -> place(field, entity, new Made(base, splices), unseen, standing))
                .orElseGet(() -> Optional.of(Conflicts.badBase(deed)));
    }

    /** A whole text, which counts as the splices that lead to it (T4). */
    Optional<Refusal> write(Field field, Entity entity, Json mine, Standing standing) {
        TextPast past = TextPast.of(deed, entity, field.name(), deed.base());
        Optional<Unseen> unseen = past.unseen();
        Optional<String> seen = past.seen();
        if (unseen.isEmpty() || seen.isEmpty()) {
            return Optional.of(Conflicts.badBase(deed));
        }
        List<Splice> splices = TextDiff.between(seen.get(), TextPast.text(mine));
        return place(field, entity, new Made(deed.base(), splices), unseen.get(), standing);
    }

    private Optional<Refusal> place(Field field, Entity entity, Made made, Unseen unseen, Standing standing) {
        String text = TextPast.text(entity.fields().getOrDefault(field.name(), Json.NULL));
        if (!fit(made.splices(), length(text) - growth(unseen.splices()))) {
            return Optional.of(Refusal.of(RejectCode.OUTSIDE_TEXT, entity.key(), field.name()));
        }
        boolean moved = !unseen.splices().isEmpty();
        return switch (Splices.apply(text, unseen.place(made.splices()))) {
            case Spliced.Refused(int index, Spliced.Reason reason) ->
                Optional.of(Refusal.of(code(reason), entity.key(), field.name()));
            case Spliced.Applied(String result, List<Edit> edits) -> {
                if (edits.isEmpty() && !moved) {
                    yield Optional.empty();
                }
                standing.edit(
                        field.name(),
                        new TextEdit(edits, Optional.of(made).filter(_ -> moved)),
                        result.isEmpty() ? Json.NULL : Json.of(result));
                if (moved) {
                    deed.merged(new Outcome.Merged(
                            entity.key(), field.name(), field.merge().name(), Kept.BOTH));
                }
                yield misfit(field, entity, result);
            }
        };
    }

    private static RejectCode code(Spliced.Reason reason) {
        return switch (reason) {
            case NEGATIVE, BEYOND_END -> RejectCode.OUTSIDE_TEXT;
            case LONE_SURROGATE -> RejectCode.INVALID_VALUE;
        };
    }

    /** Whether each splice lies within the text that the one before it left. */
    private static boolean fit(List<Splice> splices, long length) {
        long left = length;
        for (Splice splice : splices) {
            if (splice.at() < 0 || splice.remove() < 0 || (long) splice.at() + splice.remove() > left) {
                return false;
            }
            left += growth(List.of(splice));
        }
        return true;
    }

    private static long growth(List<Splice> splices) {
        return splices.stream()
                .mapToLong(splice -> length(splice.insert()) - splice.remove())
                .sum();
    }

    private static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Optional<Refusal> misfit(Field field, Entity entity, String text) {
        if (text.isEmpty()) {
            return field.required()
                    ? Optional.of(Refusal.of(RejectCode.MISSING_FIELD, entity.key(), field.name()))
                    : Optional.empty();
        }
        return field.check(Json.of(text)).map(problem -> Refusal.of(problem, entity.key(), field.name()));
    }
}
