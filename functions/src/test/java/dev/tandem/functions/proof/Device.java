package dev.tandem.functions.proof;

import java.util.List;
import java.util.Optional;

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

    /** The client by which it is in the room, while it is. */
    Optional<String> present();

    /** How it ends. */
    List<Happening> ended();
}
