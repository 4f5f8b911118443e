package dev.tandem.functions.store.dynamo;

/** Names of attributes; {@code package-info} explains each. */
public final class Attribute {
    public static final String PK = "pk";
    public static final String SK = "sk";
    public static final String BODY = "body";
    public static final String SEQ = "seq";
    public static final String EXPIRES = "expires";

    static final String ACTIVE = "active";
    static final String ARCHIVED = "archived";
    static final String AT = "at";
    static final String CHARACTERS = "characters";
    static final String CLIENT = "client";
    static final String CREATED_AT = "createdAt";
    static final String CREATED_BY = "createdBy";
    static final String CREW = "crew";
    static final String DELETED = "deleted";
    static final String DIGEST = "digest";
    static final String EMAIL = "email";
    static final String ENDED_AT = "endedAt";
    static final String ENDED_BY = "endedBy";
    static final String ENTITIES = "entities";
    static final String EPOCH = "epoch";
    static final String FILTER = "filter";
    static final String FLOOR = "floor";
    static final String HELD = "held";
    static final String KIND = "kind";
    static final String KIND_VERSION = "kindVersion";
    static final String LANGUAGE = "language";
    static final String LAST = "last";
    static final String LEASE = "lease";
    static final String LINK = "link";
    static final String LINK_UNTIL = "linkUntil";
    static final String MAX_USES = "maxUses";
    static final String MEMBER = "member";
    static final String MESSAGE = "message";
    static final String NAME = "name";
    static final String OPEN = "open";
    static final String OPENED = "opened";
    static final String ORIGIN = "origin";
    static final String READ = "read";
    static final String REMOVED_AT = "removedAt";
    static final String REV = "rev";
    static final String REQUEST = "request";
    static final String ROLE = "role";
    static final String SEQS = "seqs";
    static final String SESSION = "session";
    static final String SIGN_IN = "signIn";
    static final String SINCE = "since";
    static final String STATE = "state";
    static final String STATUS = "status";
    static final String TITLE = "title";
    static final String TOKEN = "token";
    static final String UNTIL = "until";
    static final String USER = "user";
    static final String USES = "uses";
    static final String WHERE = "where";

    private Attribute() {}
}
