package dev.tandem.functions.mail;

/** Sends letters. Used by many threads at once. */
@FunctionalInterface
public interface Mail {
    /** Where a deployment sends none. */
    Mail NONE = letter -> {
        throw new MailFailed("this deployment sends no mail");
    };

    /**
     * Hands a letter over to whoever delivers it. That it arrives, nobody knows.
     *
     * @throws MailFailed where it was not handed over, or nobody said that it was
     */
    void send(Letter letter);
}
