package dev.tandem.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.model.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The environment. */
final class ConfigTest {
    private static final Map<String, String> NEEDED = Map.of(
            "AWS_REGION", "eu-central-1",
            "TANDEM_PUSH_ENDPOINT", "https://a.execute-api.eu-central-1.amazonaws.com/live",
            "TANDEM_SOCKET_URL", "wss://a.execute-api.eu-central-1.amazonaws.com/live",
            "TANDEM_ISSUER", "https://issuer.test",
            "TANDEM_AUDIENCE", "tandem",
            "TANDEM_JWKS", "{\"keys\":[]}");

    private static Config with(String name, String value) {
        Map<String, String> environment = new HashMap<>(NEEDED);
        environment.put(name, value);
        return Config.from(environment);
    }

    @Test
    void what_is_not_said_has_a_default() {
        Config config = Config.from(NEEDED);

        assertThat(config.tablePrefix()).isEqualTo("tandem-");
        assertThat(config.dynamoEndpoint()).isEmpty();
        assertThat(config.origins()).isEmpty();
        assertThat(config.defaultLink()).isEmpty();
        assertThat(config.kinds()).isEmpty();
        assertThat(config.clockSkew()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.region()).isEqualTo("eu-central-1");
    }

    @Test
    void what_is_said_is_taken() {
        assertThat(with("TANDEM_TABLE_PREFIX", "t-").tablePrefix()).isEqualTo("t-");
        assertThat(with("TANDEM_DYNAMO_ENDPOINT", "http://localhost:8000").dynamoEndpoint())
                .isEqualTo(Optional.of(URI.create("http://localhost:8000")));
        assertThat(with("TANDEM_ORIGINS", "https://a.test, https://b.test,").origins())
                .isEqualTo(Set.of("https://a.test", "https://b.test"));
        assertThat(with("TANDEM_DEFAULT_LINK", "viewer").defaultLink()).hasValue(Role.VIEWER);
        assertThat(with("TANDEM_EXPRESS", "on").express()).isTrue();
        assertThat(with("TANDEM_EXPRESS", "off").express()).isFalse();
        assertThat(with("TANDEM_EXPRESS", "").express()).as("unless it is said").isTrue();
        assertThat(with("TANDEM_CLOCK_SKEW", "0").clockSkew()).isEqualTo(Duration.ZERO);
        assertThat(with("TANDEM_CLOCK_SKEW", "60").clockSkew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(with("TANDEM_JWKS", "https://issuer.test/jwks.json").trust().jwks())
                .isEqualTo("https://issuer.test/jwks.json");
        assertThat(with("TANDEM_KINDS", "/opt/kinds").kinds()).hasValue(Path.of("/opt/kinds"));
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() -> Config.from(Map.of("AWS_REGION", "eu-central-1", "TANDEM_ISSUER", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TANDEM_PUSH_ENDPOINT is missing; TANDEM_SOCKET_URL is missing; TANDEM_ISSUER is missing; "
                        + "TANDEM_AUDIENCE is missing; TANDEM_JWKS is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "TANDEM_PUSH_ENDPOINT,ftp://x",
        "TANDEM_PUSH_ENDPOINT,https://a b",
        "TANDEM_SOCKET_URL,https://x",
        "TANDEM_DYNAMO_ENDPOINT,localhost:8000",
        "TANDEM_DEFAULT_LINK,owner",
        "TANDEM_TABLE_PREFIX,a/b",
        "TANDEM_JWKS,jwks.json",
        "TANDEM_JWKS,file:///jwks.json",
        "TANDEM_EXPRESS,yes",
        "TANDEM_CLOCK_SKEW,61",
        "TANDEM_CLOCK_SKEW,-1",
        "TANDEM_CLOCK_SKEW,1s",
    })
    void what_is_not_of_its_form_is_named(String name, String value) {
        assertThatThrownBy(() -> with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " is not of its form");
    }
}
