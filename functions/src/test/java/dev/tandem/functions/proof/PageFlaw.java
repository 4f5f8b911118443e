package dev.tandem.functions.proof;

import java.util.Locale;

/** A mistake that is planted into the core of the web client (its own {@code testing/flaws.ts}). */
enum PageFlaw {
    SEND_BEFORE_PERSIST,
    PIPELINING,
    RACY_PERSIST,
    NO_PUMP_AFTER_OWN_ENTRY,
    DROP_ON_SEND,
    NO_GAP_CHECK,
    UNDO_OF_OTHERS,
    TOKEN_FORGOTTEN,
    CONFLICTS_DROPPED,
    COALESCE_SENT;

    /** As it is written in tables and on the command line. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the script knows it. */
    String script() {
        StringBuilder script = new StringBuilder();
        for (String word : name().split("_", -1)) {
            script.append(script.isEmpty() ? word.substring(0, 1).toLowerCase(Locale.ROOT) : word.substring(0, 1))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return script.toString();
    }

    static PageFlaw named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
