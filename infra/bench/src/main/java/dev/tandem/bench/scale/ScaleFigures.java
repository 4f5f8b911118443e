package dev.tandem.bench.scale;

import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import dev.tandem.local.cost.CostModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** How large rooms and accounts may become, found by trying. */
public record ScaleFigures(Json.Obj json) {
    private static final List<Integer> SOCKETS = List.of(50, 150, 250, 300, 500, 1_000, 2_500, 5_000, 10_000);
    private static final List<Integer> RATES = List.of(5, 10, 25, 50, 75, 100, 125, 150);
    private static final List<Integer> PEOPLE = List.of(4, 10, 50);
    private static final int SECONDS = 20;

    /** A virtual second of many is as good as twenty of few. */
    private static final double REQUESTS = 400_000;

    private static final int MOST_ROOMS = 1 << 17;

    /**
     * Everything, simulated anew.
     *
     * @param progress is told what comes next
     */
    public static ScaleFigures simulated(Consumer<String> progress) {
        Limits limits = Limits.published();
        progress.accept("rooms by their sockets");
        List<Json> sockets = new ArrayList<>();
        SOCKETS.forEach(people -> sockets.add(bySockets(people, limits)));
        progress.accept("rooms by their commits");
        List<Json> rates = new ArrayList<>();
        RATES.forEach(rate -> rates.add(byRate(rate, limits)));
        List<Json> accounts = new ArrayList<>();
        PEOPLE.forEach(people -> {
            progress.accept("accounts of rooms of " + people);
            accounts.add(account(people, limits));
        });
        return new ScaleFigures(Json.object()
                .put("limitsTaken", limits.taken())
                .put("sockets", Json.array(sockets))
                .put("rates", Json.array(rates))
                .put("accounts", Json.array(accounts))
                .put("largest", largest(limits))
                .build());
    }

    /** One commit a second: by one invocation, and as it is. */
    static Json bySockets(int people, Limits limits) {
        Ran one = ScaleRun.of(Crowd.room(people, 1, false), limits, SECONDS);
        Ran divided = ScaleRun.of(Crowd.room(people, 1, true), limits, SECONDS);
        return Json.object()
                .put("sockets", people)
                .put("one", json(one))
                .put("divided", json(divided))
                .build();
    }

    /** A room of ten that many write to. */
    private static Json byRate(int perSecond, Limits limits) {
        Ran ran = ScaleRun.of(Crowd.room(10, perSecond, true), limits, SECONDS);
        Ran spread = ScaleRun.of(
                Crowd.room(10, perSecond, true),
                limits.raised(Quota.PARTITION_WRITES, Double.POSITIVE_INFINITY),
                SECONDS);
        return Json.object()
                .put("perSecond", perSecond)
                .put("ran", json(ran))
                .put("withoutPartition", json(spread))
                .build();
    }

    /** The largest room that holds, at one commit a second. */
    private static Json largest(Limits limits) {
        int one = most(
                people -> ScaleRun.of(Crowd.room(people, 1, false), limits, SECONDS)
                        .holds(),
                64,
                1 << 15);
        int divided = most(
                people -> ScaleRun.of(Crowd.room(people, 1, true), limits, SECONDS)
                        .holds(),
                64,
                1 << 15);
        int rate = most(
                perSecond -> ScaleRun.of(Crowd.room(10, perSecond, true), limits, SECONDS)
                        .holds(),
                1,
                512);
        return Json.object()
                .put("socketsOne", one)
                .put("socketsDivided", divided)
                .put("commitsPerSecond", rate)
                .build();
    }

    /** Rooms of so many, as many as an account serves; then with ten times as much of what broke first, and so on. */
    static Json account(int people, Limits published) {
        Limits limits = published;
        List<Json> steps = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            Limits now = limits;
            int rooms = most(count -> run(count, people, now).holds(), 16, MOST_ROOMS);
            Ran beyond = run(rooms + Math.max(1, rooms / 8), people, now);
            double perHour = CostModel.committed()
                            .roomHour(CostModel.RoomHour.lively(people))
                            .total()
                    * rooms;
            ObjectBuilder json = Json.object()
                    .put("rooms", rooms)
                    .put("online", (long) rooms * people)
                    .put("usdPerHour", number(perHour, 2))
                    .put("invocations", beyond.invocations())
                    .put("breaks", beyond.breaks());
            steps.add(json.build());
            if (beyond.first().isEmpty()
                    || !published.limit(beyond.first().get()).adjustable()) {
                break;
            }
            limits = limits.raised(beyond.first().get(), 10);
            if (beyond.first().get() == Quota.REQUESTS) {
                limits = limits.raised(Quota.REQUEST_BURST, 10);
            }
        }
        return Json.object()
                .put("people", people)
                .put("steps", Json.array(steps))
                .build();
    }

    private static Ran run(int rooms, int people, Limits limits) {
        double perSecond = rooms * people * (people / 30.0 + 0.1);
        double seconds = Math.max(3, Math.min(SECONDS, REQUESTS / perSecond));
        return ScaleRun.of(Crowd.lively(rooms, people), limits, seconds);
    }

    /** The largest number that holds, to a thirtieth: doubled until one does not, then between. */
    static int most(IntPredicate holds, int from, int end) {
        int good = 0;
        int bad = from;
        while (bad <= end && holds.test(bad)) {
            good = bad;
            bad *= 2;
        }
        while (bad - good > Math.max(1, good / 30)) {
            int middle = (good + bad) >>> 1;
            if (holds.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    static Json json(Ran ran) {
        return Json.object()
                .put("ack", ran.ack().json())
                .put("told", ran.told().json())
                .put("sentAway", number(100 * ran.sentAway(), 1))
                .put("lost", number(100 * ran.lost(), 1))
                .put("breaks", ran.breaks())
                .build();
    }

    private static Json number(double figure, int places) {
        return new Json.Num(BigDecimal.valueOf(figure).setScale(places, RoundingMode.HALF_UP));
    }
}
