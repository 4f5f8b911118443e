package dev.tandem.merge;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Outcome.Kept;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A set to which elements come and from which they go one by one. Of two sets written as a whole both stand. */
public record Union() implements MergePolicy {
    /** The order of a set's elements: that of their text. */
    public static final Comparator<Json> ORDER =
            Comparator.comparing(value -> value instanceof Json.Str(String text) ? text : JsonWriter.write(value));

    @Override
    public String name() {
        return "set";
    }

    @Override
    public Merged merge(Json mine, Json theirs) {
        return new Merged(
                Json.array(Stream.concat(items(mine).stream(), items(theirs).stream())
                        .distinct()
                        .sorted(ORDER)
                        .toList()),
                Kept.BOTH);
    }

    private static List<Json> items(Json value) {
        return value instanceof Json.Arr(List<Json> items) ? items : List.of();
    }
}
