package dev.tandem.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.constructs.Node;

/**
 * One of the deployments of Tandem, in whatever account; read from the CDK's context ({@code -c stage=prod -c alarmEmail=…}).
 *
 * @param name 1 to 12 lower-case letters and digits; part of the names of stacks and tables
 * @param kept whether data outlives its stacks, and deleting it is refused; so for the stage {@code prod}
 * @param mailFrom the address that letters come from; without one no letters are sent
 * @param alarmEmail who is told of alarms and of a budget that is nearly spent; without one nobody is
 * @param budget what may be spent in a month, in US dollars, before somebody is told
 * @param restored the tables that serve in place of its own
 * @param traced whether calls of functions are recorded by X-Ray
 * @param express whether whoever commits tells the others in the room, before the stream does
 */
public record Stage(
        String name,
        boolean kept,
        Optional<String> mailFrom,
        Optional<String> alarmEmail,
        int budget,
        Optional<Restored> restored,
        boolean traced,
        boolean express) {
    private static final String ADDRESS = "[^@\\s]{1,64}@[^@\\s]{1,190}";
    private static final int USUAL_BUDGET = 10;

    /**
     * The one that the context names; {@code dev} where it names none.
     *
     * @throws IllegalArgumentException naming every value that is wrong
     */
    static Stage of(Node node) {
        List<String> problems = new ArrayList<>();
        String name = read(node, problems, "stage", "[a-z][a-z0-9]{0,11}", Function.identity())
                .orElse("dev");
        Stage stage = new Stage(
                name,
                name.equals("prod"),
                read(node, problems, "mailFrom", ADDRESS, Function.identity()),
                read(node, problems, "alarmEmail", ADDRESS, Function.identity()),
                read(node, problems, "budget", "[1-9][0-9]{0,5}", Integer::parseInt)
                        .orElse(USUAL_BUDGET),
                restored(node, problems),
                read(node, problems, "tracing", "on|off", "on"::equals).orElse(false),
                read(node, problems, "express", "on|off", "on"::equals).orElse(true));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return stage;
    }

    /** Before the names of the tables that this stage makes. */
    public String tablePrefix() {
        return "tandem-" + name + "-";
    }

    private static Optional<Restored> restored(Node node, List<String> problems) {
        Optional<String> prefix = read(node, problems, "restored", "[A-Za-z0-9_.-]{1,64}", Function.identity());
        Optional<String> stream =
                read(node, problems, "restoredStream", "arn:[a-z-]+:dynamodb:\\S+/stream/\\S+", Function.identity());
        Optional<Integer> generation = read(node, problems, "generation", "[1-9][0-9]{0,3}", Integer::parseInt);
        long given = Stream.of(prefix, stream, generation)
                .filter(Optional::isPresent)
                .count();
        if (given != 0 && given != 3) {
            problems.add("-c restored, -c restoredStream and -c generation go together");
        }
        return prefix.flatMap(
                tables -> stream.flatMap(arn -> generation.map(number -> new Restored(tables, arn, number))));
    }

    /** The name of a stack of this stage. */
    String stack(String part) {
        return "Tandem-" + name + "-" + part;
    }

    private static <T> Optional<T> read(
            Node node, List<String> problems, String name, String form, Function<String, T> reading) {
        Object value = node.tryGetContext(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.toString();
        if (!text.matches(form)) {
            problems.add("-c " + name + "=" + text + " has to be like " + form);
            return Optional.empty();
        }
        return Optional.of(reading.apply(text));
    }
}
