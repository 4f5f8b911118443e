package dev.tandem.functions.proof;

import java.util.Locale;

/** What may go wrong, or be done to a room, beside what a store does ({@link dev.tandem.functions.sim.Fault}). */
enum Mishap {
    /** A frame of a client that no function gets. */
    FRAME_LOST,
    /** An answer or a post that the gateway took and nobody gets. */
    POST_LOST,
    /** A frame that is on its way so long that others overtake it. */
    FRAME_LATE,
    /** The gateway has no room for another post to a socket (429). */
    POST_REFUSED,
    /** The gateway does not answer a post. */
    POST_FAILED,
    /** The functions are not told that a socket was closed. */
    DISCONNECT_LOST,
    /** A socket ends, and its client sees it. */
    SOCKET_CUT,
    /** A socket ends, and nobody sees it. */
    SOCKET_HALF_OPEN,
    /** All sockets end at once. */
    ALL_SOCKETS_CUT,
    /** A socket comes to an end of its two hours, and is opened again beside what is in flight. */
    SOCKET_RENEWED,
    /** The stream is held up for seconds. */
    STREAM_LATE,
    /** A record that no reader can read, until the event source gives up its batch. */
    STREAM_POISONED,
    /** A client ends and begins again from what it kept. */
    CRASH,
    /** Another tab takes over the queue while frames of the first are under way. */
    TAB_TOOK_OVER,
    /** A device sleeps. */
    SLEEP,
    /** A client gets no socket and goes on over REST. */
    REST_ONLY,
    /** A client forgets the room, not its queue. */
    ROOM_FORGOTTEN,
    /** A member is another role for a while. */
    ROLE_CHANGED,
    /** A member is removed. */
    MEMBER_REMOVED,
    /** Somebody who was removed is added again. */
    MEMBER_BACK,
    /** The begin of the log goes. */
    LOG_TRIMMED,
    /** The tables are brought back from a backup. */
    RESTORED,
    /** A write to a page's own storage is aborted, or there is no room left in it. */
    STORAGE_FAILED,
    /** Nobody takes a part of a divided fan-out. */
    PART_REFUSED,
    /** A part is posted seconds after whoever divided has given it up. */
    PART_LATE,
    /** A part is posted, and posted again some time later. */
    PART_REPEATED,
    /** The invocation that posts a part dies half way. */
    PART_KILLED,
    /** A part is posted, and nobody learns of it. */
    PART_ANSWER_LOST;

    /** Whether clients of this form can meet it: the model keeps what it keeps, a page renews its socket by itself and forgets no room. */
    boolean concerns(ClientForm form) {
        return switch (this) {
            case STORAGE_FAILED -> form == ClientForm.TYPESCRIPT;
            case ROOM_FORGOTTEN, SOCKET_RENEWED -> form == ClientForm.JAVA;
            default -> true;
        };
    }

    /** As it is counted and printed. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
