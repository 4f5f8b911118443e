package dev.tandem.local.cost;

import dev.tandem.local.cost.CostModel.RoomHour;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/COST.md: every figure in it is computed. */
public final class CostDocument {
    /** Where the plot is, from the document. */
    static final String PLOT = "images/cost.svg";

    private static final int DAILY = 1000;
    private static final RoomHour USUAL = RoomHour.lively(4);

    private final CostModel model;

    private CostDocument(CostModel model) {
        this.model = model;
    }

    /** The document. */
    public static String of(CostModel model) {
        CostDocument document = new CostDocument(model);
        return String.join(
                "\n",
                document.head(),
                document.updates(),
                document.hours(),
                document.memory(),
                document.month(),
                document.idle(),
                document.others(),
                document.counted(),
                document.table());
    }

    /** The plot that it shows. */
    public static String plot(CostModel model) {
        return CostPlot.of(model);
    }

    /** The other one. */
    static String memoryPlot(CostModel model) {
        return MemoryPlot.of(new MemoryModel(model, model.appetites()));
    }

    private String memory() {
        return new MemoryPart(new MemoryModel(model, model.appetites()), model.appetites()).text();
    }

    private String head() {
        return """
                # What it costs

                Every figure here is computed from what the functions really did in a local stack, counted call by call, and from AWS's prices in %s as of %s.
                `./tandem cost --write` makes this page anew; a test fails where it is not what the code says. For other numbers: `./tandem cost --people 12 --edits 30 --hours 40`.
                Nothing of it has been compared with a bill: it was not deployed when this was written.

                Amounts are US dollars, without taxes. "Free" is what AWS gives every account every month for good, as if nothing else used it; what it gives to new accounts is left out.
                """.formatted(model.prices().region(), model.prices().date());
    }

    private String updates() {
        StringBuilder text = new StringBuilder("""
                ## One update
                A field is changed, acknowledged, and told to everybody in the room.

                | people | database | functions | messages | logs and transfer | a million updates |
                |---|---|---|---|---|---|
                """);
        for (int people : Counting.PEOPLE) {
            Bill bill = model.update(people).times(1e6);
            Map<String, Double> by = bill.services();
            double database = by.getOrDefault("DynamoDB", 0.0);
            double functions = by.getOrDefault("Lambda", 0.0);
            double socket = by.getOrDefault("API Gateway", 0.0);
            text.append(row(
                    people,
                    usd(database),
                    usd(functions),
                    usd(socket),
                    usd(bill.total() - database - functions - socket),
                    "**" + usd(bill.total()) + "**"));
        }
        String byStream = Counting.PEOPLE.stream()
                .map(people -> usd(model.updateByStream(people).times(1e6).total()))
                .collect(Collectors.joining(", "));
        Counts update = model.counts(Operation.UPDATE, 2);
        Counts first = model.counts(Operation.FIRST_UPDATE, 2);
        return text.append("""

                The update alone takes %s read units, in %s reads side by side, then %s write units in one transaction, and one invocation. Where the instance of the function has not
                yet met the author in the room (the first two updates, and whenever either changed) it takes %s read units in %s rounds
                ([decision 19](decisions/0019-an-update-reads-what-it-cannot-know.md)).

                Whoever commits tells the others ([decision 24](decisions/0024-whoever-commits-tells-the-others.md)): one write unit more, which keeps that they were told, and they have it without the stream's fifth of
                a second. Told by the stream alone (`-c express=off`) a million updates would be %s.
                """.formatted(
                                amount(update.of(Unit.READ)),
                                amount(update.of(Unit.READ_CALL)),
                                amount(update.of(Unit.WRITE)),
                                amount(first.of(Unit.READ)),
                                amount(first.of(Unit.READ_CALL)),
                                byStream))
                .toString();
    }

    private String hours() {
        StringBuilder text = new StringBuilder("""
                ## One hour in a room
                A lively one: everybody comes in once, stays, and makes an edit and a move each minute; each client sends a sign of life every 25 seconds.

                | people | an hour | of each person | the largest part | with tracing |
                |---|---|---|---|---|
                """);
        for (int people : Counting.PEOPLE) {
            Bill bill = model.roomHour(RoomHour.lively(people));
            Map.Entry<Price, Double> largest = bill.lines().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
            text.append(row(
                    people,
                    "**" + usd(bill.total()) + "**",
                    usd(bill.total() / people),
                    largest.getKey().service() + ", " + largest.getKey().what() + ": " + usd(largest.getValue()),
                    usd(model.traced(bill, 1).total())));
        }
        return text.append("""

                ![US dollars for a lively hour, by the people in the room](%s)

                What everybody does is told to everybody: an hour grows with the square of the people. Tracing is off unless a deployment asks for it (`-c tracing=on`). It is sampled then (the first
                request of each second, and %s of the others), and nobody can say otherwise: that is nearly every request of a single room, and a small part of many.
                """.formatted(
                                PLOT, "%.0f %%".formatted(100 * model.prices().assumed("trace-share"))))
                .toString();
    }

    private String month() {
        Bill bill = model.month(DAILY, 1, USUAL);
        StringBuilder text = new StringBuilder("""
                ## A thousand people a day, for a month
                Each of them works one lively hour a day, in rooms of %d, at some time of eight hours. What they write is kept: the figure is for the first month, and storage adds up.

                | | amount | cost | after what is free |
                |---|---|---|---|
                """.formatted(USUAL.people()));
        return text.append(lines(bill)).toString();
    }

    private String idle() {
        Bill bill = model.idleMonth(1);
        double given = bill.totalAfterFree();
        double updates = 1e3 / model.counts(Operation.UPDATE, 2).of(Unit.BYTE_KEPT);
        return """
                ## A month in which nobody comes
                With 1 GB of rooms kept, about %s million updates. Nothing runs but a function that looks once an hour for rooms to clean up.

                | | amount | cost | after what is free |
                |---|---|---|---|
                %s
                So "costs nothing while nobody works" holds to within %s for each stage, as long as the account has no more than ten alarms and three dashboards in all; those are
                paid by the piece beyond. What is left is the backup of the tables, which can restore them to any second, and which has no free part. Not charged at all: the functions' snapshots (Java), the
                stream's reader, the clock's rule, the queue nobody writes to, the user pool, the distribution, the budget, the certificates. There are no secrets, no keys of one's own, no NAT gateway, no
                provisioned capacity.
                """.formatted(amount(updates), lines(bill), usd(given));
    }

    private String lines(Bill bill) {
        String lines = bill.lines().entrySet().stream()
                .map(line -> row(
                        line.getKey().service() + ": " + line.getKey().what(),
                        amount(bill.of(line.getKey().code())),
                        usd(line.getValue()),
                        usd(line.getKey().afterFree(bill.of(line.getKey().code())))))
                .collect(Collectors.joining());
        return lines
                + row("**together**", "", "**" + usd(bill.total()) + "**", "**" + usd(bill.totalAfterFree()) + "**");
    }

    private String others() {
        Bill month = model.month(DAILY, 1, USUAL);
        Bill small = model.roomHour(USUAL).times(20);
        StringBuilder text = new StringBuilder("""
                ## And elsewhere
                The same messages and minutes, a month: a thousand people a day as above (%s million messages, %s million minutes), and four people who meet for 20 hours. Of the others only
                what they list is computed; whoever uses them runs and pays for a database and a server that decides beside. %s.

                | | a thousand a day | four people, 20 hours | what it is |
                |---|---|---|---|
                """.formatted(
                        amount(month.of("message") / 1e6),
                        amount(month.of("connection") / 1e6),
                        "Prices as of " + model.prices().date()));
        for (Prices.Alternative other : model.prices().alternatives()) {
            double least = other.own() ? model.idleMonth(0).totalAfterFree() : 0;
            text.append(row(
                    other.own() ? other.name() : "[" + other.name() + "](" + other.source() + ")",
                    usd(model.elsewhere(other, month)) + (other.checked() ? "" : " *"),
                    usd(model.elsewhere(other, small) + least),
                    other.what()));
        }
        return text.toString();
    }

    private String counted() {
        List<Unit> shown = List.of(
                Unit.READ,
                Unit.WRITE,
                Unit.READ_CALL,
                Unit.WRITE_CALL,
                Unit.TRANSACTION,
                Unit.INVOCATION,
                Unit.MESSAGE,
                Unit.REQUEST);
        StringBuilder text = new StringBuilder("""
                ## What was counted
                In a local stack, with the deployed functions behind the local gateway and DynamoDB Local; units by DynamoDB's rules from the sizes of the rows. `./tandem cost --write` counts again, and a test
                compares: an operation that takes more than it did fails it.

                | operation | people | %s |
                |---|---|%s
                """.formatted(
                shown.stream().map(unit -> unit.code().replace('-', ' ')).collect(Collectors.joining(" | ")),
                "---|".repeat(shown.size())));
        for (Operation operation : Operation.values()) {
            boolean alone = model.counts(operation, 2).equals(model.counts(operation, 50));
            for (int people : alone ? List.of(2) : Counting.PEOPLE) {
                Counts counts = model.counts(operation, people);
                text.append("| ")
                        .append(operation.title())
                        .append(alone ? " | any | " : " | " + people + " | ")
                        .append(shown.stream()
                                .map(unit -> amount(counts.of(unit)))
                                .collect(Collectors.joining(" | ")))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private String table() {
        String prices = model.prices().prices().values().stream()
                .map(price -> row(
                        "[" + price.service() + "](" + price.source() + ")",
                        price.what(),
                        usd(price.usd()) + (price.per() == 1 ? "" : " a million") + (price.checked() ? "" : " *"),
                        price.free() == 0 ? "" : amount(price.free())))
                .collect(Collectors.joining());
        String assumed = model.prices().assumed().values().stream()
                .map(each -> "- " + amount(each.value()) + " " + each.what() + "\n")
                .collect(Collectors.joining());
        return """
                ## Prices
                %s, taken down on %s from public listings; each links to the page where it can be looked up. Those with a star were found in no listing of that time and are only what is
                commonly said: look before you decide.

                | service | of | price | free each month |
                |---|---|---|---|
                %s
                Assumed, since it is not known without the cloud:
                %s""".formatted(model.prices().region(), model.prices().date(), prices, assumed);
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Three digits that say something. */
    static String usd(double usd) {
        if (usd == 0) {
            return "$0";
        }
        int digits = Math.clamp(2 - (int) Math.floor(Math.log10(usd)), 2, 9);
        String text = String.format(Locale.ROOT, "%." + digits + "f", usd);
        return "$" + (digits > 2 ? text.replaceAll("0+$", "").replaceAll("\\.(\\d)$", ".$10") : text);
    }

    static String amount(double amount) {
        if (amount >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", amount);
        }
        int digits = amount == Math.rint(amount) ? 0 : Math.clamp(2 - (int) Math.floor(Math.log10(amount)), 1, 9);
        return digits == 0
                ? String.format(Locale.ROOT, "%.0f", amount)
                : String.format(Locale.ROOT, "%." + digits + "f", amount)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", "");
    }
}
