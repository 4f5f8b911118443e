package dev.tandem.functions.store.dynamo;

import dev.tandem.model.EntityKey;

/** Where each row lies. Identifiers hold neither {@code #} nor {@code ~}, so no key can be taken for another. */
final class Keys {
    /** Sorts after every identifier. */
    static final String LAST = "~";

    static final String META = "meta";
    static final String MEMBER = "member#";
    static final String LOG = "log#";
    static final String ENTITY = "entity#";
    static final String RECEIPT = "receipt#";
    static final String TOLD = "told#";
    static final String LOCK = "lock#";
    static final String INVITE = "invite#";
    static final String ROOM = "room#";
    static final String CONNECTION = "conn#";
    static final String NOTE = "note#";
    static final String UNREAD = "unread#";
    static final String ANSWER = "answer#";

    private static final String USER = "user#";

    /** Ten digits: positions sort as text. */
    private static final int DIGITS = 10;

    private Keys() {}

    static String room(String room) {
        return ROOM + room;
    }

    static RowKey meta(String room) {
        return new RowKey(room(room), META);
    }

    static String log(long seq) {
        return LOG + digits(seq);
    }

    static RowKey log(String room, long seq) {
        return new RowKey(room(room), log(seq));
    }

    static String told(long seq) {
        return TOLD + digits(seq);
    }

    static RowKey told(String room, long seq) {
        return new RowKey(room(room), told(seq));
    }

    private static String digits(long seq) {
        String digits = Long.toString(seq);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    static String entities(String type) {
        return ENTITY + type + "#";
    }

    static RowKey entity(String room, EntityKey key) {
        return new RowKey(room(room), entities(key.type()) + key.id());
    }

    static RowKey lock(String room, EntityKey key) {
        return new RowKey(room(room), LOCK + key.type() + "#" + key.id());
    }

    /** What the lock is on, in what {@link #lock} made. */
    static EntityKey lockedBy(RowKey lock) {
        String[] typeAndId = lock.sk().substring(LOCK.length()).split("#", 2);
        return new EntityKey(typeAndId[0], typeAndId[1]);
    }

    static RowKey receipt(String room, String client) {
        return new RowKey(room(room), RECEIPT + client);
    }

    static RowKey member(String room, String user) {
        return new RowKey(room(room), MEMBER + user);
    }

    static RowKey invite(String room, String id) {
        return new RowKey(room(room), INVITE + id);
    }

    static RowKey waypoint(String room, String epoch, EntityKey key, long before) {
        return new RowKey(room(room), "waypoint#" + epoch + "#" + key.type() + "#" + key.id() + "#" + before);
    }

    static String user(String user) {
        return USER + user;
    }

    /** In the index of members: rooms in which somebody was one. */
    static String formerly(String user) {
        return "former#" + user;
    }

    /** What takes the person's place in a room, while that is being done. */
    static RowKey alias(String user, String room) {
        return new RowKey(user(user), "alias#" + room);
    }

    static String connection(String connectionId) {
        return CONNECTION + connectionId;
    }

    static RowKey socket(String connectionId) {
        return new RowKey(connection(connectionId), "socket");
    }

    /** The socket's side of its place in a room. */
    static RowKey visit(String connectionId, String room) {
        return new RowKey(connection(connectionId), room(room));
    }

    /** The room's side of it. */
    static RowKey presence(String room, String connectionId) {
        return new RowKey(room(room), connection(connectionId));
    }

    static RowKey ticket(String hash) {
        return new RowKey("ticket#" + hash, "ticket");
    }

    /** Of one sign-in of a person, which was ended. */
    static RowKey ended(String user, String session) {
        return new RowKey(user(user), "ended#" + session);
    }

    /** Of all that a person had made until then. */
    static RowKey endedUntil(String user) {
        return new RowKey(user(user), "ended");
    }

    /** What leads from a person to a socket. */
    static RowKey socketOf(String user, String connectionId) {
        return new RowKey(user(user), connection(connectionId));
    }

    static RowKey note(String user, String id) {
        return new RowKey(user(user), NOTE + id);
    }

    static RowKey unread(String user, String id) {
        return new RowKey(user(user), UNREAD + id);
    }

    /** Where the notifications that began then begin: ids start with thirteen digits of milliseconds. */
    static String notesFrom(long began) {
        return NOTE + "%013d".formatted(began);
    }

    /** The id in what {@link #note}, {@link #unread} or {@link #invite} made. */
    static String idOf(RowKey key) {
        return key.sk().substring(key.sk().indexOf('#') + 1);
    }

    /** When the notification of this id began, in milliseconds since 1970. */
    static long beganOf(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('.')));
    }

    static RowKey answer(String user, String key) {
        return new RowKey(user(user), ANSWER + key);
    }

    static RowKey preferences(String user) {
        return new RowKey(user(user), "preferences");
    }

    static RowKey contact(String user) {
        return new RowKey(user(user), "contact");
    }

    /** The person in what {@link #user} made. */
    static String userOf(String key) {
        return key.substring(USER.length());
    }

    /** The room in what {@link #room} made. */
    static String roomOf(String key) {
        return key.substring(ROOM.length());
    }

    /** The socket in what {@link #connection} made. */
    static String connectionOf(String key) {
        return key.substring(CONNECTION.length());
    }
}
