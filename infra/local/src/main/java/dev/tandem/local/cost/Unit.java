package dev.tandem.local.cost;

import java.util.Arrays;
import java.util.Locale;

/** What is counted. */
public enum Unit {
    /** Read units of DynamoDB: 4 KB, strongly consistent; half of one where not. */
    READ,
    /** Write units of DynamoDB: 1 KB; two of them in a transaction. */
    WRITE,
    /** Calls of the database that read; transactions are counted apart. */
    READ_CALL,
    WRITE_CALL,
    TRANSACTION,
    /** Invocations of functions. */
    INVOCATION,
    /** Milliseconds of a processor that functions take, warm: measured apart ({@link Appetites}), since it depends on the machine. */
    PROCESSOR,
    /** Messages of sockets as they are metered, in either direction: for each 32 KB begun. */
    MESSAGE,
    /** Posts to sockets, of whatever size: a call each. */
    POST,
    /** Requests of the HTTP API. */
    REQUEST,
    /** Bytes of frames and of requests that come in. They cost nothing in AWS, but a phone sends them. */
    BYTE_IN,
    /** Bytes that leave AWS. */
    BYTE_OUT,
    /** Bytes that stay in the database. */
    BYTE_KEPT;

    /** {@code READ_CALL} as {@code read-call}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Unit of(String code) {
        return Arrays.stream(values())
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no unit " + code));
    }
}
