package dev.tandem.local.cost;

import dev.tandem.functions.log.Metric;
import dev.tandem.functions.usecase.TellAtOnce;
import java.util.Map;
import java.util.TreeMap;

/** Counted operations, priced. All figures follow from {@link Operations}, {@link Prices} and what people do. */
public final class CostModel {
    private static final double GIGABYTE = 1e9;
    private static final double MINUTES = 60;
    private static final double SECONDS = 3600;

    /** Clients send a sign of life each 25 seconds (PROTOCOL C6). */
    private static final double PINGS_AN_HOUR = SECONDS / 25;

    /** Of a day, in which people come. */
    private static final double WORKING_HOURS = 8;

    private static final double HOURS_A_MONTH = 730;

    /** As many others are told at once ({@link dev.tandem.functions.usecase.TellAtOnce}); more are told by the stream. */
    private static final int AT_ONCE = TellAtOnce.MOST;

    /** All functions have this much memory; a test holds this and the next two to the template that is deployed. */
    public static final int MEGABYTES = 1024;

    public static final int ALARMS = 10;
    public static final int DASHBOARDS = 1;

    private final Operations operations;
    private final Prices prices;
    private final Appetites appetites;

    public CostModel(Operations operations, Prices prices, Appetites appetites) {
        this.operations = operations;
        this.prices = prices;
        this.appetites = appetites;
    }

    /** That of the committed figures. */
    public static CostModel committed() {
        return new CostModel(Operations.committed(), Prices.committed(), Appetites.committed());
    }

    Appetites appetites() {
        return appetites;
    }

    public Prices prices() {
        return prices;
    }

    /**
     * What people do in one room in an hour.
     *
     * @param people who are in it all the time
     * @param edits of each
     * @param moves of each: going elsewhere in the room
     */
    public record RoomHour(int people, double edits, double moves) {
        /** A lively hour: an edit and a move each minute of everybody. */
        public static RoomHour lively(int people) {
            return new RoomHour(people, 60, 60);
        }
    }

    /** What was counted, and with it what was measured: {@link Unit#PROCESSOR}. */
    public Counts counts(Operation operation, int people) {
        return operations.of(operation, people).plus(new Counts(Map.of(Unit.PROCESSOR, appetites.of(operation))));
    }

    /** One operation by itself. */
    public Bill of(Operation operation, int people) {
        return bill(counts(operation, people), 0);
    }

    /** A change of one field, told to everybody as a deployment does it unless it is asked for otherwise. */
    public Bill update(int people) {
        return bill(updating(people), 0);
    }

    /** The same, told by the stream alone. */
    public Bill updateByStream(int people) {
        return of(Operation.UPDATE, people).plus(of(Operation.TELL, people));
    }

    private Counts updating(int people) {
        return people - 1 <= AT_ONCE
                ? counts(Operation.EXPRESS, people).plus(counts(Operation.LEFT, people))
                : counts(Operation.UPDATE, people).plus(counts(Operation.TELL, people));
    }

    /** Everybody comes in once and goes away once. */
    public Bill roomHour(RoomHour hour) {
        int people = hour.people();
        Counts counts = updating(people)
                .times(hour.edits() * people)
                .plus(counts(Operation.MOVE, people).times(hour.moves() * people))
                .plus(counts(Operation.PING, people).times(PINGS_AN_HOUR * people))
                .plus(counts(Operation.ENTER, people).times(people))
                .plus(counts(Operation.LEAVE, people).times(people));
        return bill(counts, people * MINUTES);
    }

    /** Several rooms at once, for some hours: everybody stays, as far as sockets do, which end after two hours. */
    public Bill roomHours(RoomHour hour, int rooms, int hours) {
        return roomHour(hour).times((double) rooms * hours);
    }

    /** The same with the traces of so many hours, where a deployment asks for them: the first of each second is sure, however many rooms there are. */
    public Bill traced(Bill bill, double hours) {
        Map<String, Double> amounts = new TreeMap<>(bill.amounts());
        amounts.put("trace", traces(bill.of("invocation"), hours));
        return new Bill(prices, amounts);
    }

    /** Of so many invocations in so many hours, as if they came evenly: one a second, and a share of the others. */
    private double traces(double invocations, double hours) {
        double sure = Math.min(invocations, prices.assumed("trace-per-second") * SECONDS * hours);
        return sure + (invocations - sure) * prices.assumed("trace-share");
    }

    private Bill bill(Counts counts, double minutes) {
        Map<String, Double> amounts = new TreeMap<>();
        amounts.put("read", counts.of(Unit.READ));
        amounts.put("write", counts.of(Unit.WRITE));
        amounts.put("invocation", counts.of(Unit.INVOCATION));
        amounts.put("compute", millis(counts) / 1000 * MEGABYTES / 1024);
        amounts.put("message", counts.of(Unit.MESSAGE));
        amounts.put("connection", minutes);
        amounts.put("request", counts.of(Unit.REQUEST));
        amounts.put("page", counts.of(Unit.REQUEST));
        amounts.put("transfer", counts.of(Unit.BYTE_OUT) / GIGABYTE);
        amounts.put("log", logged(counts) / GIGABYTE);
        return new Bill(prices, amounts);
    }

    /** How long functions run: what they compute, by their share of a processor, restores, and what they wait for. */
    private double millis(Counts counts) {
        return counts.of(Unit.PROCESSOR) / MemoryModel.share(MEGABYTES)
                + counts.of(Unit.INVOCATION) * prices.assumed("restored-share") * prices.assumed("restore-millis")
                + waiting(counts);
    }

    /** How long functions wait for what they call. */
    double waiting(Counts counts) {
        return counts.of(Unit.READ_CALL) * prices.assumed("read-millis")
                + counts.of(Unit.WRITE_CALL) * prices.assumed("write-millis")
                + counts.of(Unit.TRANSACTION) * prices.assumed("transaction-millis")
                + counts.of(Unit.POST) * prices.assumed("post-millis");
    }

    private double logged(Counts counts) {
        return counts.of(Unit.INVOCATION) * prices.assumed("log-bytes")
                + (counts.of(Unit.REQUEST) + counts.of(Unit.MESSAGE)) * prices.assumed("access-bytes");
    }

    /**
     * A month in which nobody comes.
     *
     * @param gigabytes that are kept in the tables
     */
    public Bill idleMonth(double gigabytes) {
        Map<String, Double> standing = new TreeMap<>();
        standing.put("storage", gigabytes);
        standing.put("backup", gigabytes);
        standing.put("file", 0.005);
        standing.put("log-storage", 0.01);
        standing.put("alarm", (double) ALARMS);
        standing.put("dashboard", (double) DASHBOARDS);
        // The clock calls each hour.
        return new Bill(prices, standing).plus(of(Operation.SWEEP, 1).times(24 * 30));
    }

    /**
     * A month of people who come each day, in rooms of so many.
     *
     * @param people who come, each day of 30
     * @param hours of each, each day
     */
    public Bill month(int people, double hours, RoomHour hour) {
        double rooms = (double) people / hour.people();
        Bill day =
                roomHour(hour).times(hours * rooms).plus(of(Operation.LIST, 1).times(people));
        double updates = hour.edits() * hours * people * 30;
        double kept = updates * counts(Operation.UPDATE, hour.people()).of(Unit.BYTE_KEPT) / GIGABYTE;
        Map<String, Double> beside = new TreeMap<>();
        beside.put("person", (double) people);
        // The page comes from the device; a new version is fetched now and then.
        beside.put("page", people * 30 * 5.0);
        beside.put("transfer", people * 4 * 0.0005);
        beside.put("storage", kept);
        beside.put("backup", kept);
        // Metrics are paid by the hour in which there was one.
        beside.put("metric", Metric.ofWork().size() * WORKING_HOURS * 30 / HOURS_A_MONTH);
        return day.times(30).plus(new Bill(prices, beside)).plus(idleMonth(0));
    }

    /** What another service would take for the same messages and minutes. */
    public double elsewhere(Prices.Alternative other, Bill same) {
        return other.own()
                ? same.total()
                : same.of("message") / 1e6 * other.message()
                        + same.of("connection") / 1e6 * other.minute()
                        + other.month();
    }
}
