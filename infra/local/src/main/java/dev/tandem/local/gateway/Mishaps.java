package dev.tandem.local.gateway;

/** What goes wrong at a gateway on purpose; asked at each step, from any thread. */
public interface Mishaps {

    /** What becomes of a post to a connection that is there. */
    enum Post {
        DELIVERED,
        /** The sender is told that it arrived, and it does not. */
        LOST,
        /** The client is not reachable any more: its socket is cut, nobody is told, and the sender hears 410. */
        GONE,
        /** The sender hears 429. */
        REFUSED
    }

    Post post();

    /** Whether the {@code $disconnect} of a connection that ended is not told. */
    boolean losesDisconnect();

    static Mishaps none() {
        return new Mishaps() {
            @Override
            public Post post() {
                return Post.DELIVERED;
            }

            @Override
            public boolean losesDisconnect() {
                return false;
            }
        };
    }
}
