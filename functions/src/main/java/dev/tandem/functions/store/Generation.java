package dev.tandem.functions.store;

/**
 * How often the data of a deployment has been restored from a backup. It is part of every room's epoch: after a restore each room is another
 * incarnation at once, without a row being written, and clients that know a later past reset instead of taking new commits for old ones.
 *
 * @param number 0 to 9999; 0 where nothing was ever restored
 */
public record Generation(int number) {
    public static final Generation FIRST = new Generation(0);

    /** Of a generation as text. */
    public static final String FORM = "0|[1-9][0-9]{0,3}";

    private static final int MOST = 9999;
    /** No token has it. */
    private static final char BEFORE = '.';

    public Generation {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("a generation is 0 to " + MOST);
        }
    }

    /** What clients see of the epoch that a room was stored with. Of what it gave itself it gives the same. */
    public String of(String epoch) {
        String mark = BEFORE + Integer.toString(number);
        return number == 0 || epoch.endsWith(mark) ? epoch : epoch + mark;
    }
}
