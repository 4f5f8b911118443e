package dev.tandem.functions.access;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of a token, before anything in it is believed. Readers of JSON differ in what they make of duplicate keys, and readers of base64 in what
 * they skip: a text that two of them could read differently is refused.
 */
final class TokenText {
    /** No bearer token that anybody issues is longer; nothing longer is parsed. */
    private static final int MAX_LENGTH = 8_192;

    /** Three parts, none of them empty (RFC 7515, 7.1): neither unsigned nor encrypted. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** Extensions change what a signature means; none is understood here, so none is passed over. */
    private static final Set<String> EXTENSIONS = Set.of("crit", "b64", "zip");

    private TokenText() {}

    /** Why it is not to be read, or nothing. */
    static Optional<String> problem(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.of("too long");
        }
        if (!FORM.matcher(token).matches()) {
            return Optional.of("no signed token");
        }
        String[] parts = token.split("\\.", -1);
        return object(parts[0])
                .filter(header ->
                        EXTENSIONS.stream().allMatch(each -> header.find(each).isEmpty()))
                .flatMap(header -> object(parts[1]))
                .map(claims -> Optional.<String>empty())
                .orElse(Optional.of("header or claims"));
    }

    /** What the signature is about: two signatures of one such text are one token. */
    static String signed(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static Optional<Json.Obj> object(String part) {
        try {
            return JsonReader.FILES.read(Base64.getUrlDecoder().decode(part)) instanceof Json.Obj object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonRefused | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
