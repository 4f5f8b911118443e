package dev.tandem.local.signin;

import dev.tandem.model.Ids;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The id of a person who only gave a name. */
final class UserIds {
    private static final int LONGEST = 128;

    private UserIds() {}

    /** "Ann Lee" → "ann-lee". Names in other scripts give nothing: then the person writes an id. */
    static Optional<String> from(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return Optional.of(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain)
                .filter(Ids::isUser);
    }
}
