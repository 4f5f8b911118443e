package dev.tandem.protocol;

import java.util.Arrays;
import java.util.Optional;

/** Why a request was not served, and what its sender does about it (PROTOCOL E1, E2, R). */
public enum ErrorCode {
    BAD_JSON(Then.GIVE_UP),
    DUPLICATE_KEY(Then.GIVE_UP),
    TOO_DEEP(Then.GIVE_UP),
    TOO_LARGE(Then.GIVE_UP),
    BAD_MESSAGE(Then.GIVE_UP),
    SERVER_OWNED_FIELD(Then.GIVE_UP),
    UNKNOWN_ACTION(Then.GIVE_UP),
    NOT_A_MEMBER(Then.GIVE_UP),
    FORBIDDEN(Then.GIVE_UP),
    CLIENT_NOT_YOURS(Then.GIVE_UP),
    LOCKED(Then.GIVE_UP),
    UNKNOWN_CLIENT(Then.NEW_CLIENT),
    GAP(Then.RETRY),
    EPOCH_CHANGED(Then.RESYNC),
    RESYNC(Then.RESYNC),
    BUSY(Then.RETRY),
    THROTTLED(Then.RETRY),
    UPGRADE_REQUIRED(Then.UPGRADE),
    NOT_JOINED(Then.RETRY),
    SIGNED_OUT(Then.SIGN_IN),
    INTERNAL(Then.RETRY),
    /** REST only: the id of a new room is taken. */
    ALREADY_EXISTS(Then.GIVE_UP),
    /** REST only: a room keeps one owner. */
    LAST_OWNER(Then.GIVE_UP),
    /** REST only: no such resource. */
    NOT_FOUND(Then.GIVE_UP),
    /** The room is archived: it can be read. */
    ARCHIVED(Then.GIVE_UP),
    /** REST only: no such invitation, or not any more: revoked, or its inviter may no longer invite. */
    INVITATION_NOT_FOUND(Then.GIVE_UP),
    /** REST only: the invitation's time is over. */
    INVITATION_EXPIRED(Then.GIVE_UP),
    /** REST only: as many as it was for have accepted it. */
    INVITATION_USED(Then.GIVE_UP),
    /** REST only: the invitation is for somebody else's e-mail address. */
    WRONG_ACCOUNT(Then.GIVE_UP),
    /** More than the kind allows in one room; {@code detail.quota} says of what. */
    QUOTA_EXCEEDED(Then.GIVE_UP),
    /** REST only: an idempotency key that stands for another request. */
    KEY_REUSED(Then.GIVE_UP);

    private final Then then;

    ErrorCode(Then then) {
        this.then = then;
    }

    public Then then() {
        return then;
    }

    public String wire() {
        return Wire.name(this);
    }

    /** The code of a wire name, or nothing. */
    public static Optional<ErrorCode> of(String wire) {
        return Arrays.stream(values()).filter(code -> code.wire().equals(wire)).findFirst();
    }

    /** What the sender does. */
    public enum Then {
        RETRY,
        RESYNC,
        SIGN_IN,
        NEW_CLIENT,
        UPGRADE,
        GIVE_UP;

        public String wire() {
            return Wire.name(this);
        }
    }
}
