package dev.tandem.exchange;

/**
 * Where in the input something stands.
 *
 * @param file its name where several are read together, else empty
 * @param line from 1; 0 where it is the file as a whole
 */
public record Place(String file, long line) {
    /** Of what nobody wrote. */
    public static final Place NOWHERE = new Place("", 0);

    /** {@code orders.csv line 7}. */
    @Override
    public String toString() {
        String at = line == 0 ? "" : "line " + line;
        return file.isEmpty() || at.isEmpty() ? file + at : file + " " + at;
    }
}
