package dev.tandem.bench.scale;

import dev.tandem.functions.usecase.Division;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.cost.CostModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes docs/SCALE.md: figures from what was kept and from the limits, words from {@code scale.md} beside this class. */
public final class ScaleDocument {
    private static final String WORDS = "scale.md";

    private ScaleDocument() {}

    static String of(Json.Obj figures) {
        String text = words();
        for (Map.Entry<String, String> part : parts(Form.of(figures)).entrySet()) {
            text = text.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return text;
    }

    /** The tables by themselves. */
    public static String tables(Json.Obj figures) {
        Form form = Form.of(figures);
        return String.join("\n\n", sockets(form), rates(form), accounts(form));
    }

    private static Map<String, String> parts(Form form) {
        Limits limits = Limits.published();
        Form largest = form.object("largest");
        double connections = limits.most(Quota.NEW_CONNECTIONS);
        Map<String, String> parts = new TreeMap<>();
        parts.put("taken", limits.taken());
        parts.put("above", count(Division.USUAL.above()));
        parts.put("most", count(Division.USUAL.most()));
        parts.put("post", "%.1f".formatted(Processor.POST));
        parts.put(
                "posts-a-second", count(Math.floor(CostModel.MEGABYTES / 1_769.0 / Processor.POST * 1_000 / 10) * 10));
        parts.put("steps", ScaleSteps.of(form));
        parts.put("sockets", sockets(form));
        parts.put("rates", rates(form));
        parts.put("accounts", accounts(form));
        parts.put("limits", limits(limits));
        parts.put("largest-one", count((double) largest.whole("socketsOne", 0)));
        parts.put("largest-divided", count((double) largest.whole("socketsDivided", 0)));
        parts.put("largest-rate", count((double) largest.whole("commitsPerSecond", 0)));
        parts.put("connections", count(connections * limits.most(Quota.SOCKET_LIFE)));
        parts.put("back", count(60 * connections));
        parts.put("audience", ScaleSteps.hourOfPosts(limits.most(Quota.REQUESTS)));
        parts.put("first", first(form).replace('-', ' '));
        parts.put("growth", count(limits.most(Quota.CONCURRENCY_GROWTH)) + " more of a function in ten seconds");
        parts.put("by-units", count(limits.most(Quota.PARTITION_WRITES) / 8));
        return parts;
    }

    /** What most accounts meet first. */
    private static String first(Form form) {
        return form.objects("accounts").stream()
                .map(account -> account.objects("steps").getFirst().text("breaks"))
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String sockets(Form form) {
        return "| sockets | told by one invocation: p50 / p95 | divided: p50 / p95 | posts lost | what breaks |\n|---|---|---|---|---|\n"
                + form.objects("sockets").stream()
                        .map(room -> "| %s | %s | %s | %.1f %% | %s |"
                                .formatted(
                                        count((double) room.whole("sockets", 1)),
                                        told(room.object("one")),
                                        told(room.object("divided")),
                                        number(room.object("divided").any("lost")),
                                        words(room.object("divided").text("breaks"))))
                        .collect(Collectors.joining("\n"));
    }

    private static String told(Form ran) {
        Form told = ran.object("told");
        return "%,.0f / %,.0f ms".formatted(number(told.any("p50")), number(told.any("p95")));
    }

    private static String rates(Form form) {
        return "| edits a second | acknowledged: p50 / p95 | sent away, of 100 edits | what breaks | and without the units of one partition |\n|---|---|---|---|---|\n"
                + form.objects("rates").stream()
                        .map(rate -> "| %s | %s | %.1f | %s | %s |"
                                .formatted(
                                        count((double) rate.whole("perSecond", 1)),
                                        acknowledged(rate.object("ran")),
                                        number(rate.object("ran").any("sentAway")),
                                        words(rate.object("ran").text("breaks")),
                                        acknowledged(rate.object("withoutPartition"))))
                        .collect(Collectors.joining("\n"));
    }

    private static String acknowledged(Form ran) {
        Form ack = ran.object("ack");
        return "%,.0f / %,.0f ms".formatted(number(ack.any("p50")), number(ack.any("p95")));
    }

    private static String accounts(Form form) {
        return "| people in a room | people online | rooms | invocations at once | an hour | of each person | what breaks next |\n|---|---|---|---|---|---|---|\n"
                + form.objects("accounts").stream().map(ScaleDocument::account).collect(Collectors.joining("\n"));
    }

    private static String account(Form account) {
        List<Form> steps = account.objects("steps");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            Form step = steps.get(i);
            double usd = number(step.any("usdPerHour"));
            rows.append(i == 0 ? "" : "\n")
                    .append("| %s | %s | %s | %s | $%,.2f | $%.4f | %s |"
                            .formatted(
                                    i == 0 ? count((double) account.whole("people", 1)) : "… that raised ten times",
                                    count((double) step.whole("online", 0)),
                                    count((double) step.whole("rooms", 0)),
                                    count((double) step.whole("invocations", 0)),
                                    usd,
                                    usd / Math.max(1, step.whole("online", 0)),
                                    words(step.text("breaks"))));
        }
        return rows.toString();
    }

    private static String limits(Limits limits) {
        return "| limit | of AWS | may be raised |\n|---|---|---|\n"
                + limits.all().values().stream()
                        .map(limit -> "| [%s](%s) | %s | %s |"
                                .formatted(
                                        limit.what(),
                                        limit.source(),
                                        count(limit.most()),
                                        limit.adjustable() ? "yes" : "no"))
                        .collect(Collectors.joining("\n"));
    }

    private static String words(String code) {
        return switch (code) {
            case "" -> "–";
            case "contention" -> "those who write at once get into each other's way";
            case "telling" -> "one invocation of a shard after the other cannot tell so much";
            default -> "**" + code.replace('-', ' ') + "**";
        };
    }

    static double number(Json json) {
        return json instanceof Json.Num(var value) ? value.doubleValue() : Double.NaN;
    }

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String words() {
        try (InputStream file = Objects.requireNonNull(ScaleDocument.class.getResourceAsStream(WORDS), WORDS)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
