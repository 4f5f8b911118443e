package dev.tandem.bench.scale;

import dev.tandem.local.profile.LatencyProfile;
import dev.tandem.local.profile.Pause;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** One account in virtual time: what of its limits is used, and what is refused for want of them. Equal seeds give equal accounts. */
final class Account {
    private final Timeline time = new Timeline();
    private final LatencyProfile waits;
    private final SplittableRandom random;
    private final Limits limits;
    private final Map<Quota, Bucket> buckets = new EnumMap<>(Quota.class);
    private final Map<Quota, Long> asked = new EnumMap<>(Quota.class);
    private final Map<Quota, Long> refused = new EnumMap<>(Quota.class);
    private int invocations;
    private int mostInvocations;

    Account(Limits limits, long seed) {
        this.limits = limits;
        this.waits = LatencyProfile.aws(true, seed, Clock.systemUTC(), Pause.REAL);
        this.random = new SplittableRandom(seed);
        buckets.put(Quota.REQUESTS, new Bucket(limits.most(Quota.REQUESTS), limits.most(Quota.REQUEST_BURST)));
        for (Quota quota : new Quota[] {Quota.NEW_CONNECTIONS, Quota.TABLE_READS, Quota.TABLE_WRITES}) {
            buckets.put(quota, new Bucket(limits.most(quota), limits.most(quota)));
        }
    }

    Timeline time() {
        return time;
    }

    double now() {
        return time.now();
    }

    Limits limits() {
        return limits;
    }

    SplittableRandom random() {
        return random;
    }

    /** The next wait of a kind that the profile of AWS names, in milliseconds. */
    double drawn(String figure) {
        return waits.drawn(figure).toNanos() / 1e6;
    }

    /** The longest of some that are waited for side by side. */
    double longest(String figure, int times) {
        double longest = 0;
        for (int i = 0; i < times; i++) {
            longest = Math.max(longest, drawn(figure));
        }
        return longest;
    }

    /** Until the next of events that come whenever they like. */
    double until(double perSecond) {
        return -Math.log(1 - random.nextDouble()) * 1_000 / perSecond;
    }

    /** A bucket of the account's own. */
    boolean take(Quota quota, double wanted) {
        return take(quota, buckets.get(quota), wanted);
    }

    /** Another one of a kind, such as that of one partition. */
    boolean take(Quota quota, @org.jspecify.annotations.Nullable Bucket bucket, double wanted) {
        return judged(quota, bucket == null || bucket.take(now(), wanted));
    }

    Bucket partition(Quota quota) {
        return new Bucket(limits.most(quota), limits.most(quota));
    }

    /** Begins an invocation of a function, where there is room for one more. */
    boolean begin() {
        if (!judged(Quota.CONCURRENCY, invocations < limits.most(Quota.CONCURRENCY))) {
            return false;
        }
        invocations++;
        mostInvocations = Math.max(mostInvocations, invocations);
        return true;
    }

    void end() {
        invocations--;
    }

    private boolean judged(Quota quota, boolean given) {
        asked.merge(quota, 1L, Long::sum);
        if (!given) {
            refused.merge(quota, 1L, Long::sum);
        }
        return given;
    }

    int mostInvocations() {
        return mostInvocations;
    }

    /** Of what was asked for of it, the share that was refused. */
    double refused(Quota quota) {
        long all = asked.getOrDefault(quota, 0L);
        return all == 0 ? 0 : (double) refused.getOrDefault(quota, 0L) / all;
    }
}
