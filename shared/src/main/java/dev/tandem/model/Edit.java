package dev.tandem.model;

/**
 * A splice as it was applied, so that it can be taken back. {@code at} is in code points.
 *
 * @param removed what stood there
 * @param inserted what stands there now
 */
public record Edit(int at, String removed, String inserted) {
    /**
     * The text after it.
     *
     * @throws IndexOutOfBoundsException for a text it was not made for
     */
    public String applyTo(String text) {
        int start = text.offsetByCodePoints(0, at);
        return text.substring(0, start) + inserted + text.substring(start + removed.length());
    }

    /** What takes it back, on the text after it. */
    public Edit inverse() {
        return new Edit(at, /* removed= */ inserted, /* inserted= */ removed);
    }
}
