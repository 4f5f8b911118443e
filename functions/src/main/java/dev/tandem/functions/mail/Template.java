package dev.tandem.functions.mail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places named in braces. What is put into one place is never looked at for others. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** @throws IllegalArgumentException for a place without a value */
    String with(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing for {" + name + "}");
        }
        return value;
    }
}
