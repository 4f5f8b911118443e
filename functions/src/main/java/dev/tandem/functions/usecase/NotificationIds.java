package dev.tandem.functions.usecase;

import java.util.regex.Pattern;

/** The form of the ids that {@link Coalesced#id} makes. */
final class NotificationIds {
    private static final Pattern FORM = Pattern.compile("[0-9]{13}\\.[A-Za-z0-9_-]{1,64}\\.[0-9]{1,15}\\.[0-9]{1,6}");

    private NotificationIds() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
