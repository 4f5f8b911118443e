package dev.tandem.local;

/** Something a person asked for cannot be done, and they can do something about it. The message is one sentence that says what. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, such as {@code data-in-use}
     * @param sentence for the person
     */
    public Refused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
