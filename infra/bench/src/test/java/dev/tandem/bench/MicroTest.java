package dev.tandem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import java.io.PrintStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.TimeValue;

/** That the small benches start; what they measure is no business of a test. */
final class MicroTest {
    @Test
    void every_deed_can_be_done_again_and_again_and_is_measured() throws Exception {
        Set<String> names = Deeds.all().keySet();
        var options = Micro.chosen(names)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1));
        PrintStream out = System.out;
        Json json;
        try {
            System.setOut(Micro.silence());
            json = Micro.json(new Runner(options.build()).run());
        } finally {
            System.setOut(out);
        }

        Json.Obj micros = (Json.Obj) ((Json.Obj) json).find("micros").orElseThrow();
        assertThat(micros.members().keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(micros.members().values())
                .allSatisfy(value -> assertThat(((Json.Num) value).value()).isPositive());
    }
}
