package dev.tandem.local.exchange;

/**
 * Something in a file that cannot be taken as it is.
 *
 * @param line of the file, from 1; 0 where it is the file as a whole
 * @param code stable: {@code missing-name}, {@code bad-quantity} … (docs/IMPORT.md lists them)
 * @param about the column, the member or the value it is about
 */
public record Problem(long line, String code, String about) {
    /** {@code line 7: bad-quantity: three}. */
    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + code + (about.isEmpty() ? "" : ": " + about);
    }
}
