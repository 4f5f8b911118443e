package dev.tandem.kind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Something said to people, by language tag; in English at least. */
final class Wording {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private Wording() {}

    static Map<String, String> read(Node node) {
        Map<String, String> wording = new LinkedHashMap<>();
        node.members().forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                text.note("is not a language: two or three lower-case letters");
            }
            wording.put(language, text.text());
        });
        node.need("en");
        return wording;
    }
}
