package dev.tandem.local.cli;

import dev.tandem.local.profile.FaultProfile;
import dev.tandem.local.profile.LatencyProfile;
import dev.tandem.local.profile.Pause;
import dev.tandem.local.profile.Weather;
import java.time.InstantSource;
import java.util.Optional;

/** The options {@code --latency aws|aws-no-snapstart} and {@code --faults SEED}. The seed is that of the waits as well. */
final class WeatherOptions {
    private WeatherOptions() {}

    static Weather read(Arguments arguments, InstantSource clock) {
        Optional<Long> seed = arguments.value("--faults").map(WeatherOptions::seed);
        return new Weather(
                arguments.value("--latency").map(profile -> latency(profile, seed.orElse(1L), clock)),
                seed.map(FaultProfile::of));
    }

    private static LatencyProfile latency(String profile, long seed, InstantSource clock) {
        return switch (profile) {
            case "aws" -> LatencyProfile.aws(true, seed, clock, Pause.REAL);
            case "aws-no-snapstart" -> LatencyProfile.aws(false, seed, clock, Pause.REAL);
            default ->
                throw new Usage(
                        "bad-option", "The option --latency is aws or aws-no-snapstart, not '" + profile + "'.");
        };
    }

    private static long seed(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Usage("bad-option", "The option --faults is a seed, a whole number, not '" + text + "'.");
        }
        return Long.parseLong(text);
    }
}
