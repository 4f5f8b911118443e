package dev.tandem.functions.usecase;

import dev.tandem.functions.mail.EmailAddress;
import dev.tandem.functions.mail.InvitationLetter;
import dev.tandem.model.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What somebody asks for by an invitation, as it came (PROTOCOL I1).
 *
 * @param crew crew roles of the room's kind
 * @param email the only address that may accept; empty: whoever has the link
 * @param expiresIn seconds; empty: a week
 * @param maxUses empty: one
 * @param language of the letter; empty: English
 */
public record InvitationWish(
        String role,
        List<String> crew,
        Optional<String> email,
        Optional<Long> expiresIn,
        Optional<Long> maxUses,
        Optional<String> message,
        Optional<String> language) {
    static final Duration LIFE = Duration.ofDays(7);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final long MOST_USES = 1_000;
    private static final int MOST_CREW = 20;
    private static final int LONGEST_MESSAGE = 500;

    public InvitationWish {
        crew = List.copyOf(crew);
    }

    /** The place of what is not of its form, whatever the room; nothing where all is. */
    Optional<String> wrong() {
        if (Role.of(role).isEmpty()) {
            return Optional.of("/role");
        }
        if (crew.size() > MOST_CREW) {
            return Optional.of("/crew");
        }
        if (email.isPresent() && address().isEmpty()) {
            return Optional.of("/email");
        }
        if (!isLife(expiresIn)) {
            return Optional.of("/expiresIn");
        }
        if (outside(maxUses, 1, MOST_USES)) {
            return Optional.of("/maxUses");
        }
        if (!message.map(InvitationWish::isMessage).orElse(true)) {
            return Optional.of("/message");
        }
        return language.filter(wanted -> !InvitationLetter.speaks(wanted)).map(unknown -> "/language");
    }

    /** The address in the form in which it is compared. */
    Optional<String> address() {
        return email.flatMap(EmailAddress::of);
    }

    /** How long what lets people in may last, in seconds; links as well. */
    static boolean isLife(Optional<Long> seconds) {
        return !outside(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds());
    }

    private static boolean outside(Optional<Long> number, long least, long most) {
        return number.filter(value -> value < least || value > most).isPresent();
    }

    private static boolean isMessage(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_MESSAGE
                && text.codePoints().noneMatch(each -> Character.isISOControl(each) && each != '\n');
    }
}
