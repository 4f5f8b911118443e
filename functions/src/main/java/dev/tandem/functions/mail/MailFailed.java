package dev.tandem.functions.mail;

/** A letter was not sent, or nobody said that it was. What it says why is for the log: it names no person and no secret. */
public final class MailFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailFailed(String why) {
        super(why);
    }

    public MailFailed(String why, Throwable cause) {
        super(why, cause);
    }
}
