package dev.tandem.functions.fuzz;

import dev.tandem.functions.usecase.ActivityCursor;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonRefused;
import dev.tandem.model.Filter;
import dev.tandem.protocol.FilterText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands in queries: filters and cursors. */
public final class FilterFuzz {
    private FilterFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        filter(text);
        ActivityCursor.of(text)
                .ifPresent(cursor ->
                        Truth.that(ActivityCursor.of(cursor.toString()).equals(Optional.of(cursor)), "another place"));
    }

    private static void filter(String text) {
        try {
            Filter filter = FilterText.read("/filter", text);
            Truth.that(FilterText.read("/filter", FilterText.write(filter)).equals(filter), "another filter");
            Truth.that(FilterText.mark(filter).matches("[0-9a-f]{16}"), "a mark that is none");
        } catch (JsonRefused | FormRefused refused) {
            // That is an answer.
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "{}",
                        "{\"types\":[\"item\",\"bag\"]}",
                        "{\"events\":[\"commented\"],\"crew\":[\"cook\"]}",
                        "{\"where\":[{\"type\":\"item\",\"field\":\"packed\",\"is\":[true,null,\"x\"]}]}",
                        "12",
                        "12.3",
                        "999999999999999.999999")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
