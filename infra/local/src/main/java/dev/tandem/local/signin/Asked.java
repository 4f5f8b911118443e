package dev.tandem.local.signin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an authorization request comes to (RFC 6749, 4.1.1; RFC 7636, 4.3; OpenID Connect Core, 3.1.2.1). */
sealed interface Asked {
    /** Nobody can be told but the person: where the answer should go is not known to be the app. */
    record Lost(String why) implements Asked {}

    /** The app is told. */
    record Refused(String error, String why) implements Asked {}

    /**
     * All is well.
     *
     * @param challenge hash of the verifier that will come with the code
     */
    record Good(String redirect, String state, String nonce, String challenge, String scope) implements Asked {}

    /** A SHA-256 hash in base64url. */
    Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    Set<String> SCOPES = Set.of("openid", "email", "profile");
    int LONGEST = 1_000;

    static Asked read(Parameters asked, AppClient app) {
        if (!asked.repeated().isEmpty()) {
            return new Lost("A parameter came twice: " + asked.repeated());
        }
        if (!app.isNamed(asked)) {
            return new Lost("No such client_id");
        }
        if (!asked.text("redirect_uri").equals(app.back())) {
            return new Lost("redirect_uri is not " + app.back());
        }
        return refusal(asked);
    }

    private static Asked refusal(Parameters asked) {
        List<String> scopes = List.of(asked.text("scope").split(" ", -1));
        if (!asked.text("response_type").equals("code")) {
            return new Refused("unsupported_response_type", "response_type is code");
        }
        for (String needed : List.of("state", "nonce", "code_challenge")) {
            if (!asked.has(needed) || asked.text(needed).length() > LONGEST) {
                return new Refused("invalid_request", needed + " is missing, or too long");
            }
        }
        if (!asked.text("code_challenge_method").equals("S256")
                || !CHALLENGE.matcher(asked.text("code_challenge")).matches()) {
            return new Refused("invalid_request", "code_challenge is a SHA-256 hash, code_challenge_method S256");
        }
        if (!scopes.contains("openid") || !SCOPES.containsAll(scopes)) {
            return new Refused("invalid_scope", "scope is openid, and email or profile or both");
        }
        return new Good(
                asked.text("redirect_uri"),
                asked.text("state"),
                asked.text("nonce"),
                asked.text("code_challenge"),
                asked.text("scope"));
    }

    /** The answer to the app, at an address that was checked. */
    static String refused(Parameters asked, Refused refused) {
        return Parameters.added(
                asked.text("redirect_uri"),
                Map.of(
                        "error",
                        refused.error(),
                        "error_description",
                        refused.why(),
                        "state",
                        asked.text("state").length() > LONGEST ? "" : asked.text("state")));
    }
}
