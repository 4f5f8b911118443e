package dev.tandem.local.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is counted by itself. Those of a room depend on how many are in it. */
public enum Operation {
    /** A field of an item is changed: from the frame to the acknowledgement. */
    UPDATE("an update, to its acknowledgement", "UPDATE"),
    /** The same, of somebody whom the instance has met only once in the room. */
    FIRST_UPDATE("the same, where the instance does not know room and author yet", "UPDATE"),
    /** The same, where the function that commits tells everybody else in the room as well. */
    EXPRESS("the same, told to the others at once", "UPDATE"),
    /** What is left of it to the reader of the stream. */
    LEFT("what the stream then has to do", "BROADCAST"),
    /** The same change is told to everybody else in the room, and kept in the inboxes that it concerns. */
    TELL("telling it to the others by the stream", "BROADCAST"),
    /** Somebody goes elsewhere in the room, and the others see it. */
    MOVE("a change of presence", "MESSAGES"),
    /** A sign of life. */
    PING("a heartbeat", "MESSAGES"),
    /** Ticket, handshake and join of somebody who has been there before, on a new device. */
    ENTER("coming in: ticket, handshake, join", "REST AUTHORIZE CONNECT JOIN"),
    LEAVE("going away", "DISCONNECT"),
    /** The list of one's rooms. */
    LIST("the list of rooms", "REST"),
    /** A room is made. */
    CREATE("making a room", "REST BROADCAST"),
    /** The clock looks for rooms to clean up. */
    SWEEP("a sweep", "SWEEP");

    private final String title;
    private final String functions;

    /** With the functions that are invoked, one after the other. */
    Operation(String title, String functions) {
        this.title = title;
        this.functions = functions;
    }

    List<String> functions() {
        return List.of(functions.split(" "));
    }

    public String title() {
        return title;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Operation of(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + code));
    }
}
