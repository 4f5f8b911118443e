package dev.tandem.exchange;

/**
 * Something in a file that cannot be taken as it is.
 *
 * @param place where it stands
 * @param code stable: {@code missing-name}, {@code bad-quantity} … (docs/IMPORT.md lists them)
 * @param about the column, the member or the value it is about
 */
public record Problem(Place place, String code, String about) {
    /** In the one file there is. */
    public Problem(long line, String code, String about) {
        this(new Place("", line), code, about);
    }

    /** {@code line 7: bad-quantity: three}. */
    @Override
    public String toString() {
        String at = place.toString();
        return (at.isEmpty() ? "" : at + ": ") + code + (about.isEmpty() ? "" : ": " + about);
    }
}
