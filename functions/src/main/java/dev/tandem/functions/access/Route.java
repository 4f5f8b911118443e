package dev.tandem.functions.access;

import java.util.List;

/**
 * Every way into Tandem and what somebody has to be to take it: the one place that says so. The checks before the REST routes and the tests of
 * who may do what are made from it; a route that is not here is not served. What operations of an update a role may do is the kind's to say
 * (docs/KINDS.md), and it is checked inside the commit.
 */
public enum Route {
    HEALTH("GET", "api/health", Needs.NOTHING),
    OPENAPI("GET", "api/openapi.json", Needs.NOTHING),
    PREVIEW_INVITATION("POST", "api/invitations/preview", Needs.NOTHING),

    ME("GET", "api/me", Needs.SIGNED_IN),
    SET_CONTACT("PUT", "api/me/contact", Needs.SIGNED_IN),
    EXPORT_ME("GET", "api/me/export", Needs.SIGNED_IN),
    ERASE_ME("DELETE", "api/me", Needs.SIGNED_IN),
    TICKET("POST", "api/tickets", Needs.SIGNED_IN),
    SIGN_OUT("POST", "api/sign-out", Needs.SIGNED_IN),
    KINDS("GET", "api/kinds", Needs.SIGNED_IN),
    KIND("GET", "api/kinds/*", Needs.SIGNED_IN),
    TEMPLATES("GET", "api/templates", Needs.SIGNED_IN),
    CREATE_ROOM("POST", "api/rooms", Needs.SIGNED_IN),
    IMPORT_ROOM("POST", "api/rooms/import", Needs.SIGNED_IN),
    LIST_ROOMS("GET", "api/rooms", Needs.SIGNED_IN),
    SHARED_WITH_ME("GET", "api/user/shared-with-me", Needs.SIGNED_IN),
    ACCEPT_INVITATION("POST", "api/invitations/accept", Needs.SIGNED_IN),
    DECLINE_INVITATION("POST", "api/invitations/decline", Needs.SIGNED_IN),
    NOTIFICATIONS("GET", "api/notifications", Needs.SIGNED_IN),
    READ_NOTIFICATIONS("POST", "api/notifications/read", Needs.SIGNED_IN),
    PREFERENCES("GET", "api/preferences", Needs.SIGNED_IN),
    SET_PREFERENCES("PUT", "api/preferences", Needs.SIGNED_IN),

    JOIN_ROOM("POST", "api/rooms/*/join", Needs.ENTRY),
    REGISTER_CLIENT("POST", "api/rooms/*/clients", Needs.ENTRY),

    GET_ROOM("GET", "api/rooms/*", Needs.VIEWER),
    SNAPSHOT("GET", "api/rooms/*/snapshot", Needs.VIEWER),
    EXPORT_ROOM("GET", "api/rooms/*/export", Needs.VIEWER),
    CHANGES("GET", "api/rooms/*/changes", Needs.VIEWER),
    UPDATE("POST", "api/rooms/*/updates", Needs.VIEWER),
    PRESENCE("PUT", "api/rooms/*/presence", Needs.VIEWER),
    LEAVE_ROOM("DELETE", "api/rooms/*/presence", Needs.VIEWER),
    LOCKS("GET", "api/rooms/*/locks", Needs.VIEWER),
    LOCK("POST", "api/rooms/*/locks", Needs.VIEWER),
    UNLOCK("DELETE", "api/rooms/*/locks/*/*", Needs.VIEWER),
    COMMENTS("GET", "api/rooms/*/comments", Needs.VIEWER),
    ACTIVITY("GET", "api/rooms/*/activity", Needs.VIEWER),
    HISTORY("GET", "api/rooms/*/history/*/*", Needs.VIEWER),
    MEMBERS("GET", "api/rooms/*/members", Needs.VIEWER),
    COLLABORATORS("GET", "api/packing-lists/*/collaborators", Needs.VIEWER),
    LEAVE_FOR_GOOD("DELETE", "api/rooms/*/membership", Needs.VIEWER),

    CHANGE_ROOM("PATCH", "api/rooms/*", Needs.EDITOR),
    INVITE("POST", "api/rooms/*/invitations", Needs.EDITOR),
    INVITE_TO_LIST("POST", "api/packing-lists/*/invitations", Needs.EDITOR),
    INVITATIONS("GET", "api/rooms/*/invitations", Needs.EDITOR),
    RESEND_INVITATION("POST", "api/rooms/*/invitations/*/resend", Needs.EDITOR),
    REVOKE_INVITATION("DELETE", "api/rooms/*/invitations/*", Needs.EDITOR),

    DELETE_ROOM("DELETE", "api/rooms/*", Needs.OWNER),
    ARCHIVE_ROOM("PUT", "api/rooms/*/archived", Needs.OWNER),
    SET_LINK("PUT", "api/rooms/*/link", Needs.OWNER),
    SET_MEMBER("PUT", "api/rooms/*/members/*", Needs.OWNER),
    REMOVE_MEMBER("DELETE", "api/rooms/*/members/*", Needs.OWNER),
    ADD_COLLABORATOR("POST", "api/packing-lists/*/collaborators", Needs.OWNER),
    REMOVE_COLLABORATOR("DELETE", "api/packing-lists/*/collaborators/*", Needs.OWNER),
    REMOVE_NAMED_COLLABORATOR("DELETE", "api/packing-lists/*/collaborators", Needs.OWNER),

    SOCKET_CONNECT("$connect", Needs.SIGNED_IN),
    SOCKET_PING("ping", Needs.SIGNED_IN),
    SOCKET_JOIN("join", Needs.ENTRY),
    SOCKET_LEAVE("leave", Needs.SIGNED_IN),
    SOCKET_UPDATE("update", Needs.VIEWER),
    SOCKET_SYNC("sync", Needs.VIEWER),
    SOCKET_PRESENCE("presence", Needs.VIEWER),
    SOCKET_LOCK("lock", Needs.VIEWER),
    SOCKET_UNLOCK("unlock", Needs.VIEWER),
    SOCKET_SUBSCRIBE("subscribe", Needs.VIEWER),
    SOCKET_UNSUBSCRIBE("unsubscribe", Needs.VIEWER);

    private static final String SOCKET = "socket";

    private final String method;
    private final String path;
    private final Needs needs;

    Route(String method, String path, Needs needs) {
        this.method = method;
        this.path = path;
        this.needs = needs;
    }

    Route(String action, Needs needs) {
        this(SOCKET, action, needs);
    }

    /** HTTP method; of an action of the socket nothing that a request can have. */
    public String method() {
        return method;
    }

    /** Segments of the path, {@code *} for any one, the first of them the room; of the socket the action alone. */
    public List<String> path() {
        return List.of(path.split("/", -1));
    }

    public Needs needs() {
        return needs;
    }

    public boolean onSocket() {
        return method.equals(SOCKET);
    }
}
