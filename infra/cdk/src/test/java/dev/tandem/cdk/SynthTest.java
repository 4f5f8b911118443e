package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

final class SynthTest {
    /** Of the whole product: a snapshot is made from it, and every cold start without one reads it. */
    private static final long MOST_BYTES = 12_000_000;

    @Test
    void the_same_sources_give_the_same_templates() {
        Synthesised one = Synthesised.stage("dev");
        Synthesised other = Synthesised.anew("dev");
        assertThat(one.data().toJSON()).isEqualTo(other.data().toJSON());
        assertThat(one.made().toJSON()).isEqualTo(other.made().toJSON());
        assertThat(one.watch().toJSON()).isEqualTo(other.watch().toJSON());
    }

    @Test
    void the_jar_that_is_deployed_is_small() throws Exception {
        assertThat(Files.size(Synthesised.JAR)).isLessThan(MOST_BYTES);
    }

    @Test
    void a_wrong_context_is_refused_with_every_value_that_is_wrong() {
        App app = new App(AppProps.builder()
                .context(Map.of("stage", "Prod!", "alarmEmail", "nobody", "budget", "0"))
                .build());
        assertThatThrownBy(() -> Stage.of(app.getNode()))
                .hasMessageContaining("-c stage=Prod! has to be like")
                .hasMessageContaining("-c alarmEmail=nobody has to be like")
                .hasMessageContaining("-c budget=0 has to be like");
    }

    @Test
    void what_was_not_built_is_said() {
        assertThatThrownBy(() -> Artifacts.in(Path.of("/nowhere")))
                .hasMessage(
                        "/nowhere/functions/target/tandem-functions.jar is missing: build it with mvn -Pfast package");
    }
}
