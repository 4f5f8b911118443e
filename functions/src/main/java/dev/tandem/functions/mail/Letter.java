package dev.tandem.functions.mail;

/**
 * An e-mail to one person.
 *
 * @param to one address as {@link EmailAddress} takes it
 * @param subject one line
 * @param text what mail programs show that show no HTML
 * @param html the same as a document of its own: it loads nothing and runs nothing
 */
public record Letter(String to, String subject, String text, String html) {
    /** @throws IllegalArgumentException where a header would have more than one line */
    public Letter {
        if (to.codePoints().anyMatch(Character::isISOControl)
                || subject.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a header is one line");
        }
    }
}
