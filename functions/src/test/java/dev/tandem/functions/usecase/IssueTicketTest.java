package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C2: where a ticket sends its holder. */
final class IssueTicketTest {
    private static URI address(String configured, Optional<String> host) {
        SimWorld world = new SimWorld(1, Faults.none());
        Tokens tokens = new Tokens(world.random());
        return new IssueTicket(world.tickets(), tokens, world.clock(), URI.create(configured))
                .issue(new Identity("anna", "Anna", world.clock().instant().plusSeconds(600)), Optional.empty(), host)
                .url();
    }

    @Test
    void C2_a_configured_address_is_named_whatever_host_was_asked() {
        assertThat(address("wss://sockets.test/live", Optional.of("evil.test")))
                .isEqualTo(URI.create("wss://sockets.test/live"));
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080", "192.168.1.5:80", "laptop.local", "[::1]:9000"})
    void C2_an_address_without_a_host_is_that_of_the_host_that_was_asked(String host) {
        assertThat(address("ws:/ws", Optional.of(host))).isEqualTo(URI.create("ws://" + host + "/ws"));
    }

    @ParameterizedTest
    @CsvSource({"a/b", "user@host", "a b", "''", "host:port"})
    void C2_what_is_no_host_is_not_passed_on(String host) {
        assertThat(address("ws:/ws", Optional.of(host))).isEqualTo(URI.create("ws:/ws"));
    }
}
