package dev.tandem.local.cli;

import dev.tandem.local.Refused;
import dev.tandem.local.profile.Weather;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** {@code up}: starts the stack and keeps it until the process is asked to end. Prints {@code ready URL} when it serves. */
final class Up implements Command {
    private static final int PORT = 8787;
    private static final Arguments.Form FORM = new Arguments.Form(
            List.of(),
            Set.of("--port", "--data", "--kinds", "--token-life", "--latency", "--faults", "--express"),
            Set.of("--memory"));

    @Override
    public void run(List<String> words, Terminal terminal) throws InterruptedException {
        start(words, terminal);
        new CountDownLatch(1).await();
    }

    /** The same without waiting. */
    static LocalStack start(List<String> words, Terminal terminal) {
        Arguments arguments = FORM.read(words);
        if (arguments.has("--memory") && arguments.value("--data").isPresent()) {
            throw new Usage("bad-option", "The options --memory and --data exclude each other.");
        }
        Optional<Path> data = arguments.has("--memory")
                ? Optional.empty()
                : Optional.of(arguments.value("--data").map(Path::of).orElseGet(terminal::data));
        int port = arguments.number("--port", 0, 65_535, PORT);
        Duration life = Duration.ofSeconds(
                arguments.number("--token-life", 1, 86_400, (int) StackSettings.TOKEN_LIFE.toSeconds()));
        Weather weather = WeatherOptions.read(arguments, terminal.clock());
        weather.lines().forEach(terminal::say);
        boolean express = arguments
                .oneOf("--express", Set.of("on", "off"))
                .map("on"::equals)
                .orElse(weather.latency().isPresent());
        Optional<Path> kinds = arguments.value("--kinds").map(Path::of).or(terminal::kinds);
        return serve(
                terminal,
                port,
                data,
                kinds,
                settings -> settings.with(life).with(weather).express(express));
    }

    /** The same, with tokens that last as long as those of the cloud. */
    static LocalStack serve(Terminal terminal, int port, Optional<Path> data, Optional<Path> kinds) {
        return serve(terminal, port, data, kinds, UnaryOperator.identity());
    }

    /** Starts a stack that ends with the process, with kind files of one's own where there are some. */
    private static LocalStack serve(
            Terminal terminal,
            int port,
            Optional<Path> data,
            Optional<Path> kinds,
            UnaryOperator<StackSettings> otherwise) {
        if (!terminal.isTelemetryOff()) {
            throw new Refused(
                    "telemetry-on",
                    "DynamoDB Local would report its use to its maker: start with ./tandem, or set"
                            + " DDB_LOCAL_TELEMETRY=0.");
        }
        terminal.say(data.map(path -> "data in " + path).orElse("data in memory"));
        LocalStack stack = LocalStack.start(otherwise.apply(new StackSettings(
                port,
                data,
                terminal.site(),
                terminal.clock(),
                terminal.err()::println,
                kinds,
                terminal.limits(),
                terminal.generation())));
        RunningStacks.Entry entry =
                terminal.runningStacks().enter(stack.url(), terminal.clock().millis());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            entry.close();
            stack.close();
        }));
        terminal.out().println("ready " + stack.url());
        terminal.out().flush();
        return stack;
    }
}
