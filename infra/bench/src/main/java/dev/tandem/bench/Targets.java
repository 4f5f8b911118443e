package dev.tandem.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the product is held to, each with the figure that says whether it holds. */
record Targets(List<Target> all) {
    private static final String CALM = "1 room x 20, all write";
    private static final String BUSY = "1 room x 20, all write";

    static Targets ours() {
        return new Targets(Stream.of(ofTheCloud(), ofStarting(), ofTheStore(), ofComingBack())
                .flatMap(List::stream)
                .toList());
    }

    private static List<Target> ofTheCloud() {
        return List.of(
                atMost(
                        "cloud, room of 10: a change reaches another member through the stream, p50",
                        250,
                        " ms",
                        "cloud",
                        all -> room(all, 10).number("told", "p50")),
                atMost(
                        "cloud, room of 10: a change reaches another member, p50 (express path)",
                        60,
                        " ms",
                        "cloud",
                        all -> room(all, 10).number("express", "p50")),
                atMost(
                        "cloud, room of 10: the same, p95",
                        150,
                        " ms",
                        "cloud",
                        all -> room(all, 10).number("express", "p95")),
                atMost(
                        "cloud, room of 10: the same, p99",
                        300,
                        " ms",
                        "cloud",
                        all -> room(all, 10).number("express", "p99")),
                atMost(
                        "cloud: acknowledged at 25 commits/s in one room, p95",
                        100,
                        " ms",
                        "cloud",
                        all -> rivals(all, 25).number("ack", "p95")),
                atMost(
                        "cloud: acknowledged at 50 commits/s in one room, p95",
                        200,
                        " ms",
                        "cloud",
                        all -> rivals(all, 50).number("ack", "p95")));
    }

    private static List<Target> ofStarting() {
        return List.of(atMost(
                "cold start of the update function without a snapshot, until its first answer",
                900,
                " ms",
                "start",
                all -> start(all, "UPDATE")));
    }

    private static List<Target> ofTheStore() {
        return List.of(
                atLeast(
                        "mutations a second in one room, batched",
                        500,
                        " /s",
                        "write-path",
                        all -> all.number("writePath", "batchedMutationsPerSecond")),
                atLeast(
                        "commits/s against the same transactions sent straight to the database",
                        0.6,
                        "",
                        "write-path",
                        all -> all.number("writePath", "ratioToStore")),
                atLeast(
                        "updates/s to all against ShareDB on PostgreSQL, 1 room × 20",
                        1,
                        " times",
                        "peers",
                        all -> shape(all, "peers", "shapes", BUSY).number("ratioTo", "ShareDB")),
                atMost(
                        "local delivery at a modest rate, 1 room × 20, p50",
                        5,
                        " ms",
                        "sockets",
                        all -> shape(all, "sockets", "shapes", CALM).number("fixedRate", "delivery", "p50")),
                atMost(
                        "entities whose acknowledged update is gone after `kill -9`",
                        0,
                        "",
                        "peers",
                        all -> all.at("peers")
                                .flatMap(peers -> peers.item("killed", "name", "Tandem"))
                                .map(own -> own.number("lost"))
                                .orElse(Double.NaN)));
    }

    private static List<Target> ofComingBack() {
        return List.of(
                atMost(
                        "1,000 missed changes",
                        1_000,
                        " ms",
                        "sockets",
                        all -> all.number("sockets", "away", "missed", "millis")),
                atLeast(
                        "catching up, one client",
                        5_000,
                        " changes/s",
                        "sockets",
                        all -> all.number("sockets", "away", "missed", "perSecond")),
                atMost(
                        "1,000 queued mutations drained",
                        10_000,
                        " ms",
                        "sockets",
                        all -> all.number("sockets", "away", "queued", "millis")),
                atMost(
                        "1,000 sockets cut at once, all caught up",
                        10_000,
                        " ms",
                        "sockets",
                        all -> all.number("sockets", "away", "everybody", "millis", "last")),
                atMost(
                        "coming back after a network, an office of 20, p95",
                        5_000,
                        " ms",
                        "sockets",
                        all -> all.number("sockets", "away", "office", "millis", "p95")));
    }

    private static Target atMost(
            String what, double most, String unit, String bench, ToDoubleFunction<Measured> figure) {
        return new Target(what, "≤ " + Target.number(most) + unit, bench, unit, figure, value -> value <= most);
    }

    private static Target atLeast(
            String what, double least, String unit, String bench, ToDoubleFunction<Measured> figure) {
        return new Target(what, "≥ " + Target.number(least) + unit, bench, unit, figure, value -> value >= least);
    }

    private static Measured room(Measured all, int people) {
        return shape(all, "cloud", "rooms", "people", Integer.toString(people));
    }

    private static Measured rivals(Measured all, int perSecond) {
        return shape(all, "cloud", "rivals", "commitsPerSecond", Integer.toString(perSecond));
    }

    /** Start and first answer of a function: the column of both in the row of its name. */
    private static double start(Measured all, String function) {
        return all.items("start", "lines")
                .map(Measured::text)
                .filter(line -> line.startsWith("| " + function + " |"))
                .mapToDouble(line -> Double.parseDouble(line.split("\\|", -1)[4].strip()))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Measured shape(Measured all, String bench, String list, String shape) {
        return shape(all, bench, list, "shape", shape);
    }

    private static Measured shape(Measured all, String bench, String list, String name, String text) {
        return all.at(bench).flatMap(each -> each.item(list, name, text)).orElseGet(PerformanceDocument::nothing);
    }
}
