package dev.tandem.local.stream;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a function said about a batch.
 *
 * <p>Nothing, {@code null}, {@code {}} and an empty list are success. Named records failed; the lowest of them is the checkpoint, and
 * everything from it on is sent again. A name that is empty or of no record of the batch, or an answer of another form, fails the whole batch.
 */
final class BatchAnswer {
    private static final String FAILURES = "batchItemFailures";

    private BatchAnswer() {}

    /** Index of the first record that failed; nothing where none did. */
    static OptionalInt firstFailure(byte[] answer, List<StreamRecord> batch) {
        if (answer.length == 0) {
            return OptionalInt.empty();
        }
        try {
            return switch (JsonReader.FILES.read(answer)) {
                case Json.Null() -> OptionalInt.empty();
                case Json.Obj object ->
                    object.find(FAILURES).map(list -> first(list, batch)).orElse(OptionalInt.empty());
                case Json.Bool _, Json.Num _, Json.Str _, Json.Arr _ -> OptionalInt.of(0);
            };
        } catch (JsonRefused notJson) {
            return OptionalInt.of(0);
        }
    }

    private static OptionalInt first(Json failures, List<StreamRecord> batch) {
        return switch (failures) {
            case Json.Null() -> OptionalInt.empty();
            case Json.Arr(List<Json> items) ->
                items.stream().mapToInt(item -> index(item, batch)).min();
            case Json.Bool _, Json.Num _, Json.Str _, Json.Obj _ -> OptionalInt.of(0);
        };
    }

    /** The start of the batch where the item names none of it. */
    private static int index(Json item, List<StreamRecord> batch) {
        String named = item instanceof Json.Obj object
                ? object.findText("itemIdentifier").orElse("")
                : "";
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber().equals(named)) {
                return i;
            }
        }
        return 0;
    }
}
