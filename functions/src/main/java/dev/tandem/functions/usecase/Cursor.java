package dev.tandem.functions.usecase;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a list goes on, as clients see it: opaque, and good for the list that gave it only. A check sum over both tells what was changed or comes from
 * elsewhere; it is no secret, for a cursor lets nobody see what they may not see anyway.
 */
final class Cursor {
    private static final int SUM_BYTES = 12;
    private static final int LONGEST = 1_024;
    private static final String BETWEEN = "\n";

    private Cursor() {}

    /**
     * Writes one.
     *
     * @param scope of which list it is, everything that narrows it included
     * @param place parts without line breaks
     */
    static String write(String scope, String... place) {
        String payload = String.join(BETWEEN, place);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        byte[] sum = sum(scope, payload);
        byte[] both = Arrays.copyOf(sum, SUM_BYTES + bytes.length);
        System.arraycopy(bytes, 0, both, SUM_BYTES, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** The parts of the place, as many as are expected; nothing for a text that {@link #write} did not give for this list. */
    static Optional<List<String>> read(String scope, int parts, String text) {
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException wronglyEncoded) {
            return Optional.empty();
        }
        if (both.length < SUM_BYTES) {
            return Optional.empty();
        }
        String payload = new String(both, SUM_BYTES, both.length - SUM_BYTES, StandardCharsets.UTF_8);
        List<String> place = List.of(payload.split(BETWEEN, -1));
        // Written again, so that of several spellings of one cursor only one is good.
        return place.size() == parts && write(scope, payload).equals(text) ? Optional.of(place) : Optional.empty();
    }

    private static byte[] sum(String scope, String payload) {
        byte[] hash = Base64.getUrlDecoder().decode(Tokens.hash(scope + "\n\n" + payload));
        return Arrays.copyOf(hash, SUM_BYTES);
    }
}
