package dev.tandem.functions.limit;

/** What is counted, and how much of it is served where a deployment says nothing (PROTOCOL Q1). */
public enum Limit {
    /** Mutations of one client. */
    MUTATIONS(50, 500),
    /** Updates of one person. */
    UPDATES(40, 400),
    /** Updates of one room. */
    COMMITS(100, 1_000),
    /** REST requests, and frames that read, of one person. */
    REQUESTS(20, 200),
    /** Requests with a token from one address. */
    ADDRESS(100, 1_000),
    /** Requests without one from one address. */
    ANONYMOUS(10, 100),
    /** Tickets of one person. */
    CONNECTS(1, 60),
    /** Invitations by one person. */
    INVITATIONS(1.0 / 60, 50),
    /** Previews and accepts from one address. */
    GUESSES(1.0 / 6, 30),
    /** Presence frames of one socket. */
    PRESENCE(10, 50);

    private final double perSecond;
    private final int burst;

    Limit(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    public Rate standard() {
        return new Rate(perSecond, burst);
    }
}
