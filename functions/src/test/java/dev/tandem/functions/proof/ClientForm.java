package dev.tandem.functions.proof;

import java.util.Locale;

/** In what form clients take part in a world. */
enum ClientForm {
    /** As docs/PROTOCOL.md says, written once more for these worlds: cheap, and free to do anything that the protocol allows. */
    JAVA,
    /** The core of the web client itself. */
    TYPESCRIPT;

    /** As it is written on the command line. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClientForm named(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
