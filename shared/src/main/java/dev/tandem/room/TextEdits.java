package dev.tandem.room;

import dev.tandem.model.Change;
import dev.tandem.model.TextEdit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The edits that lead from the texts of an entity as it was to those it holds after some changes; none for a text that was written as a whole. */
final class TextEdits {
    private TextEdits() {}

    static Map<String, List<TextEdit>> of(List<Change> changes) {
        Map<String, List<TextEdit>> edits = new HashMap<>();
        Set<String> whole = new HashSet<>();
        for (Change change : changes) {
            if (!(change instanceof Change.Updated updated)) {
                return Map.of();
            }
            whole.addAll(updated.set().keySet());
            updated.edits()
                    .forEach((field, more) -> edits.merge(
                            field,
                            more,
                            (one, other) ->
                                    Stream.concat(one.stream(), other.stream()).toList()));
        }
        edits.keySet().removeAll(whole);
        return edits;
    }
}
