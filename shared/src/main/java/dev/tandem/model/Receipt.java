package dev.tandem.model;

import java.util.List;

/**
 * What a room remembers of one client's queue.
 *
 * @param client the queue
 * @param user whose it is; bound for ever
 * @param last the last mutation decided, 0 for none
 * @param outcomes of the last batch, in order, so that a resend gets the same answer
 * @param seq the commit of the last batch, 0 where it wrote none
 */
public record Receipt(String client, String user, long last, List<Outcome> outcomes, long seq) {
    public Receipt {
        outcomes = List.copyOf(outcomes);
    }

    /** Of a client that has sent nothing yet. */
    public static Receipt fresh(String client, String user) {
        return new Receipt(client, user, 0, List.of(), 0);
    }
}
