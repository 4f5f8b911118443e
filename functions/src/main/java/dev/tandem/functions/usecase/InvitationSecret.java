package dev.tandem.functions.usecase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lets somebody into a room: {@code inv_}, the room, a full stop, which no id contains, and 256 bits that nobody guesses.
 *
 * @param room where its invitation lies
 * @param secret known to whoever holds the link; kept nowhere
 */
record InvitationSecret(String room, String secret) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("inv_([A-Za-z0-9_-]{1,64})\\.([A-Za-z0-9_-]{43})");

    static InvitationSecret fresh(String room, Tokens tokens) {
        return new InvitationSecret(room, tokens.fresh(BYTES));
    }

    /** Nothing where the text is of another form. */
    static Optional<InvitationSecret> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new InvitationSecret(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    String text() {
        return "inv_" + room + "." + secret;
    }

    /** What is kept of it, and the id of its invitation. */
    String id() {
        return Tokens.hash(secret);
    }

    /** It is a secret: it goes into no log by accident. */
    @Override
    public String toString() {
        return "inv_" + room + ".…";
    }
}
