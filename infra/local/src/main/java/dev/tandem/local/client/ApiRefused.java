package dev.tandem.local.client;

import dev.tandem.protocol.ErrorCode;

/** The server refused a request. */
public final class ApiRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiRefused(String request, int status, String code) {
        super(request + " was refused: " + code + " (HTTP " + status + ")");
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** Whether the same may be taken later. */
    boolean isForLater() {
        return ErrorCode.of(code)
                .map(known -> known.then() == ErrorCode.Then.RETRY)
                .orElse(status >= 500);
    }

    /** The code of the problem (PROTOCOL E2); empty where the answer had none. */
    public String code() {
        return code;
    }
}
