package dev.tandem.local.gateway;

import java.util.Optional;

/** Whether a client may connect. */
sealed interface Admission {

    /**
     * It may.
     *
     * @param session with what the authorizer said
     * @param subprotocol the one the {@code $connect} function chose
     */
    record Admitted(Session session, Optional<String> subprotocol) implements Admission {}

    /** It may not; the handshake is answered with this status. */
    record Refused(int status) implements Admission {}
}
