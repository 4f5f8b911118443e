package dev.tandem.bench.scale;

/**
 * Equal rooms, and what people do in them.
 *
 * @param rooms how many
 * @param people in each, each with one socket
 * @param edits a second of a room
 * @param moves a second of a room: changes of presence
 * @param divided whether what large rooms are told is divided among invocations
 */
record Crowd(int rooms, int people, double edits, double moves, boolean divided) {
    /** A room that is edited so often, and in which nobody moves. */
    static Crowd room(int people, double edits, boolean divided) {
        return new Crowd(1, people, edits, 0, divided);
    }

    /** Rooms in which everybody makes an edit and a move each minute, as docs/COST.md has it. */
    static Crowd lively(int rooms, int people) {
        return new Crowd(rooms, people, people / 60.0, people / 60.0, true);
    }
}
