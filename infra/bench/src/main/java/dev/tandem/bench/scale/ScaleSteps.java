package dev.tandem.bench.scale;

import dev.tandem.functions.usecase.Division;
import dev.tandem.json.Form;
import dev.tandem.local.cost.CostModel;
import dev.tandem.local.cost.Price;
import java.util.List;
import java.util.Objects;

/** What comes next, from which size on, and for how much. */
final class ScaleSteps {
    private static final double SECONDS = 3_600;
    private static final int LARGE = 1_000;
    private static final int USUAL = 10;

    private ScaleSteps() {}

    static String of(Form figures) {
        Form largest = figures.object("largest");
        List<Form> account = figures.objects("accounts").stream()
                .filter(each -> each.whole("people", 1) == USUAL)
                .findFirst()
                .orElseThrow()
                .objects("steps");
        return """
                | from | what is next | is it there? | money |
                |---|---|---|---|
                | %s sockets in a room | invocations that each post a part | yes | a commit to %s sockets: %s for parts beside %s for messages |
                | %s commits a second in a room | batches; then a log that the stream writes; then lanes | batches | 7 write units a commit instead of 8: %s less for a million |
                | %s sockets in a room | more requests from AWS; then a feed of changes over HTTP | no | %s an hour for as many posts as an account has |
                | %s people online in rooms of ten | more requests from AWS, then units of the table | – | nothing to ask; use is %s an hour by then |
                | %s people online in rooms of ten | several accounts and Regions | a stage in each; no directory of rooms | use is %s an hour by then; each more stage %s a month at rest |""".formatted(
                        ScaleDocument.count(Division.USUAL.above()),
                        ScaleDocument.count(LARGE),
                        "$%.5f".formatted(parts(LARGE)),
                        "$%.5f".formatted(LARGE * price("message")),
                        ScaleDocument.count((double) largest.whole("commitsPerSecond", 0)),
                        "$%.2f".formatted(1e6 * price("write")),
                        ScaleDocument.count((double) largest.whole("socketsDivided", 0)),
                        hourOfPosts(Limits.published().most(Quota.REQUESTS)),
                        ScaleDocument.count((double) account.getFirst().whole("online", 0)),
                        usd(account.getFirst()),
                        ScaleDocument.count((double) account.getLast().whole("online", 0)),
                        usd(account.getLast()),
                        "$%.2f".formatted(CostModel.committed().idleMonth(0).total()));
    }

    private static String usd(Form step) {
        return "$%,.0f".formatted(ScaleDocument.number(step.any("usdPerHour")));
    }

    /** The invocations that post to so many, without the messages. */
    private static double parts(int sockets) {
        double parts = Math.ceilDiv(sockets, Division.USUAL.most());
        double seconds = new Processor().post(0) / 1_000 * sockets;
        return parts * price("invocation") + seconds * CostModel.MEGABYTES / 1_024 * price("compute");
    }

    /** What an hour of so many posts a second costs. */
    static String hourOfPosts(double perSecond) {
        return "$%,.0f".formatted(perSecond * SECONDS * price("message"));
    }

    private static double price(String code) {
        Price price =
                Objects.requireNonNull(CostModel.committed().prices().prices().get(code), code);
        return price.usd() / price.per();
    }
}
