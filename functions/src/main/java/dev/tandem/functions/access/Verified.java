package dev.tandem.functions.access;

/** What became of an access token. */
public sealed interface Verified {
    /** It proves who somebody is. */
    record Accepted(Identity identity) implements Verified {}

    /** It proves nothing. {@code reason} is for the log; the sender learns only that it was refused. */
    record Refused(String reason) implements Verified {}

    /** Nobody can say at the moment: the issuer's keys are not to be had. */
    record Unknowable() implements Verified {}
}
