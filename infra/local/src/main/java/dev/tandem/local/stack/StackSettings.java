package dev.tandem.local.stack;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.store.Generation;
import dev.tandem.local.profile.Weather;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a local stack is started with.
 *
 * @param port of the page, the API and the sockets; 0 takes a free one
 * @param data where the data lies; empty keeps it in memory
 * @param site the built web app
 * @param clock the time
 * @param log takes what the functions log, a line each
 * @param kinds a folder with kind files of one's own, beside the bundled ones
 * @param limits how much of anything one may do (PROTOCOL Q1)
 * @param generation how often the data has been put back from a copy
 * @param between what stands between the parts
 * @param tokenLife how long the app's access tokens last, in whole seconds
 * @param weather how long things take and what goes wrong
 * @param express whether whoever commits tells the others, beside the stream
 */
public record StackSettings(
        int port,
        Optional<Path> data,
        Path site,
        Clock clock,
        Consumer<String> log,
        Optional<Path> kinds,
        Limits limits,
        Generation generation,
        Between between,
        Duration tokenLife,
        Weather weather,
        boolean express) {
    /** As in the cloud. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** With the bundled kinds alone, and without limits. */
    public StackSettings(int port, Optional<Path> data, Path site, Clock clock, Consumer<String> log) {
        this(port, data, site, clock, log, Optional.empty());
    }

    /** Without limits. */
    public StackSettings(
            int port, Optional<Path> data, Path site, Clock clock, Consumer<String> log, Optional<Path> kinds) {
        this(port, data, site, clock, log, kinds, Limits.OFF, Generation.FIRST);
    }

    /**
     * With nothing between the parts, tokens that last as long as those of the cloud, and calm weather, in which the stream tells sooner than anybody else
     * could.
     */
    public StackSettings(
            int port,
            Optional<Path> data,
            Path site,
            Clock clock,
            Consumer<String> log,
            Optional<Path> kinds,
            Limits limits,
            Generation generation) {
        this(port, data, site, clock, log, kinds, limits, generation, Between.NOTHING, TOKEN_LIFE, Weather.CALM, false);
    }

    /** The same with something between the parts. */
    public StackSettings with(Between standing) {
        return new StackSettings(
                port, data, site, clock, log, kinds, limits, generation, standing, tokenLife, weather, express);
    }

    /** The same with tokens that last so long. */
    public StackSettings with(Duration life) {
        return new StackSettings(
                port, data, site, clock, log, kinds, limits, generation, between, life, weather, express);
    }

    /** The same in other weather. */
    public StackSettings with(Weather other) {
        return new StackSettings(
                port, data, site, clock, log, kinds, limits, generation, between, tokenLife, other, express);
    }

    /** The same with an express path, or without. */
    public StackSettings express(boolean on) {
        return new StackSettings(
                port, data, site, clock, log, kinds, limits, generation, between, tokenLife, weather, on);
    }
}
