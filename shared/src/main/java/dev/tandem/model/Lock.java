package dev.tandem.model;

/**
 * The right of one client to change one entity (PROTOCOL L). The row stays when nobody holds it, so that its token only rises.
 *
 * @param user whose client it is
 * @param name how that person is shown
 * @param client who holds it, or held it last
 * @param token rises with every new holder; the fencing token that a mutation carries
 * @param held false once released
 * @param until milliseconds since 1970; from then on another client may take it
 */
public record Lock(EntityKey key, String user, String name, String client, long token, boolean held, long until) {
    /** Whether nobody else may take it now. */
    public boolean holds(long now) {
        return held && now < until;
    }
}
