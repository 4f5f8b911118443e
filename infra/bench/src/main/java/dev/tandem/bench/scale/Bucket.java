package dev.tandem.bench.scale;

/** Tokens that come at a rate, and of which so many are kept: how AWS throttles. */
final class Bucket {
    private final double perMilli;
    private final double most;
    private double tokens;
    private double filled;

    /** @param perSecond may be infinite */
    Bucket(double perSecond, double most) {
        this.perMilli = perSecond / 1_000;
        this.most = most;
        this.tokens = most;
    }

    /** Takes so many, or none of them. */
    boolean take(double now, double wanted) {
        if (Double.isInfinite(perMilli)) {
            return true;
        }
        tokens = Math.min(most, tokens + (now - filled) * perMilli);
        filled = now;
        if (tokens < wanted) {
            return false;
        }
        tokens -= wanted;
        return true;
    }
}
