package dev.tandem.local.doctor;

import java.util.Locale;

/** What is looked at, in this order. */
public enum Step {
    ADDRESS("the API answers"),
    PAGES("the web app is there"),
    ORIGIN("pages of the named origin may ask"),
    SIGN_IN("the access token is taken"),
    TICKET("a ticket for a socket"),
    CLOCK("clocks agree"),
    ROOM("a room is made"),
    SOCKET("two sockets open"),
    JOIN("both join the room"),
    UPDATE("updates are acknowledged"),
    BROADCAST("the other one is told"),
    CATCH_UP("a cut is made up for"),
    REST("it works without a socket"),
    CLEAN_UP("the room is deleted");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** What is well when it passes. */
    public String title() {
        return title;
    }

    /** {@code CATCH_UP} as {@code catch-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
