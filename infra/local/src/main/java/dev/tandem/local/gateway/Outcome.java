package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** How the invocation of a function went. */
sealed interface Outcome {

    record Returned(JsonNode result) implements Outcome {}

    /** It threw, or returned something that is not JSON. */
    record Failed(String message) implements Outcome {}

    /** The gateway did not wait any longer; the function runs on, as it does in the cloud. */
    record TimedOut() implements Outcome {}
}
