package dev.tandem.local.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * One sign-in of one person: what all tokens that come of it share.
 *
 * @param user id of the person (PROTOCOL F5)
 * @param name how the person is shown
 * @param id of the sign-in, Cognito's {@code origin_jti}
 * @param since when the person said who they are
 */
record SignIn(String user, String name, String id, Instant since) {
    static SignIn of(String user, String name, Instant since) {
        return new SignIn(user, name, UUID.randomUUID().toString(), since);
    }

    /** The same person, who did not have to say so again. */
    SignIn again() {
        return of(user, name, since);
    }
}
