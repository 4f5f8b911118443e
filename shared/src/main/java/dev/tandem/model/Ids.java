package dev.tandem.model;

import java.util.regex.Pattern;

/** The alphabets of identifiers (PROTOCOL F5). None contains the {@code #} that separates storage keys. */
public final class Ids {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._@+-]{1,128}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");

    private Ids() {}

    /** Of a room, a client or an entity. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public static boolean isUser(String text) {
        return USER.matcher(text).matches();
    }

    /** Of an entity type or a field. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
