package dev.tandem.bench.scale;

import dev.tandem.bench.Quantiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lets a crowd work for some seconds of virtual time. */
final class ScaleRun {
    private static final long SEED = 1;
    private static final double WRITE_UNITS = 8;
    private static final double PING_SECONDS = 25;
    private static final double REST = 3_000;

    /** A table that is paid by the request begins with so many partitions. */
    private static final int PARTITIONS = 4;

    private final Crowd crowd;
    private final Account account;
    private final Outcome outcome = new Outcome();
    private final Outcome others = new Outcome();
    private final List<Room> rooms = new ArrayList<>();
    private final double end;

    private ScaleRun(Crowd crowd, Limits limits, double seconds) {
        this.crowd = crowd;
        this.account = new Account(limits, SEED);
        this.end = seconds * 1_000;
        List<Shard> shards = new ArrayList<>();
        double units = crowd.rooms() * crowd.edits() * WRITE_UNITS / limits.most(Quota.PARTITION_WRITES);
        for (int i = 0; i < Math.max(PARTITIONS, Math.ceil(units)); i++) {
            shards.add(new Shard(account, outcome, crowd.divided()));
        }
        for (int i = 0; i < crowd.rooms(); i++) {
            rooms.add(new Room(account, outcome, shards.get(i % shards.size()), crowd.people()));
        }
    }

    /** @param seconds in which people work; then what is under way comes to its end */
    static Ran of(Crowd crowd, Limits limits, double seconds) {
        return new ScaleRun(crowd, limits, seconds).run();
    }

    private Ran run() {
        double people = (double) crowd.rooms() * crowd.people();
        again(crowd.rooms() * crowd.edits(), () -> any().edit());
        again(crowd.rooms() * crowd.moves(), this::move);
        again(people / PING_SECONDS, this::ping);
        again(people / account.limits().most(Quota.SOCKET_LIFE), this::enter);
        account.time().runUntil(end + REST);
        Map<Quota, Double> refused = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            refused.put(quota, account.refused(quota));
        }
        return new Ran(
                crowd,
                Quantiles.of(outcome.acknowledged()),
                Quantiles.of(outcome.delivered()),
                outcome.sentAwayPerEdit(),
                outcome.lostShare(),
                outcome.acknowledgedShare(),
                refused,
                account.mostInvocations());
    }

    private Room any() {
        return rooms.get(account.random().nextInt(rooms.size()));
    }

    private void again(double perSecond, Runnable happens) {
        if (perSecond > 0) {
            account.time().after(account.until(perSecond), () -> {
                if (account.now() < end) {
                    happens.run();
                    again(perSecond, happens);
                }
            });
        }
    }

    /** A change of presence: told at once by the function that took it. */
    private void move() {
        if (account.take(Quota.REQUESTS, 1) && account.begin()) {
            account.take(Quota.TABLE_READS, 5);
            account.time().after(account.drawn("warm") + 5 * account.drawn("read"), this::posted);
        }
    }

    private void posted() {
        Posting.of(
                account, others, new Processor(), Collections.nCopies(crowd.people() - 1, account.now()), account::end);
    }

    private void ping() {
        if (account.take(Quota.REQUESTS, 1) && account.begin()) {
            account.take(Quota.TABLE_READS, 5);
            account.time().after(account.drawn("warm") + 5 * account.drawn("read"), account::end);
        }
    }

    /** A socket ends after its time, and another one is opened: ticket, handshake and join, of which the others are told. */
    private void enter() {
        if (account.take(Quota.NEW_CONNECTIONS, 1) && account.take(Quota.REQUESTS, 3) && account.begin()) {
            account.take(Quota.TABLE_READS, 20);
            account.time().after(account.drawn("warm") + 17 * account.drawn("read"), this::posted);
        }
    }
}
