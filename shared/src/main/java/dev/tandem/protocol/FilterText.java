package dev.tandem.protocol;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Filter;
import dev.tandem.model.Filter.Where;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A filter as it is kept and passed on, and the mark by which frames name it (PROTOCOL V5). */
public final class FilterText {
    private static final int MARK_BYTES = 8;

    private FilterText() {}

    public static String write(Filter filter) {
        return JsonWriter.write(FilterCodec.write(filter));
    }

    /** Reads what {@link #write} gave. */
    public static Filter read(String text) {
        return read("", text);
    }

    /**
     * Reads what somebody sent.
     *
     * @param at JSON pointer of its place, for refusals
     * @throws dev.tandem.json.JsonRefused where it is not JSON
     * @throws dev.tandem.json.FormRefused where it is no filter
     */
    public static Filter read(String at, String text) {
        return FilterCodec.read(Form.of(at, JsonReader.FRAMES.read(text)));
    }

    /** 16 hex digits: the same for filters that say the same, whatever the order. */
    public static String mark(Filter filter) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(write(sorted(filter)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Filter sorted(Filter filter) {
        return new Filter(
                sorted(filter.types()),
                sorted(filter.events()),
                sorted(filter.crew()),
                filter.where().stream()
                        .map(where -> new Where(where.type(), where.field(), sorted(where.is())))
                        .distinct()
                        .sorted(Comparator.comparing(Where::toString))
                        .toList());
    }

    private static Optional<List<String>> sorted(Optional<List<String>> names) {
        return names.map(list -> list.stream().sorted().distinct().toList());
    }

    private static List<Json> sorted(List<Json> values) {
        return values.stream()
                .distinct()
                .sorted(Comparator.comparing(JsonWriter::write))
                .toList();
    }
}
