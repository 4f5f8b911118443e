package dev.tandem.functions.proof;

import java.util.List;
import java.util.Set;

/** What somebody edits the room with, whatever client is on it. It fails now and then. */
interface Device {
    /** Lives until it is stopped: whatever is due is done now and then. */
    void live();

    void stop();

    /** Its socket is cut, and it sees that. */
    void drop();

    /** Its socket is gone, and so is whatever answered it. */
    void lose();

    /** Whether nothing is left to do at a position. */
    boolean isAt(String epoch, long seq);

    /** The clients by which it is in the room: of each of its tabs that is. */
    Set<String> present();

    /** How it ends. */
    List<Happening> ended();
}
