package dev.tandem.functions.proof;

import dev.tandem.functions.Config;
import dev.tandem.functions.Ports;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.fixture.Issuer;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Generation;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.usecase.Division;
import dev.tandem.model.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What all runs share because it never changes: who signs, and how a deployment is configured. */
final class Town {
    private static final Issuer ISSUER = new Issuer();
    private static final Instant SIGNED_IN_UNTIL = Instant.parse("2026-01-02T00:00:00Z");
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Town() {}

    /** An access token that outlasts every run. */
    static String token(String user) {
        return TOKENS.computeIfAbsent(user, each -> ISSUER.token(each, SIGNED_IN_UNTIL));
    }

    /**
     * The functions over rows that may be spoilt.
     *
     * @param log gets its lines
     */
    static Wiring wiring(
            SimWorld world,
            Rows rows,
            Generation generation,
            boolean express,
            Push push,
            Optional<Division> division,
            Consumer<String> log) {
        DynamoStores stores = new DynamoStores(rows, generation, world.pause(), world.random());
        Surroundings around = world.surroundings(log);
        Ports ports = Ports.on(stores, () -> push, () -> Mail.NONE);
        return Wiring.of(
                config(generation, express), division.map(ports::dividing).orElse(ports), around);
    }

    private static Config config(Generation generation, boolean express) {
        return new Config(
                "local",
                "",
                Optional.empty(),
                URI.create("http://push.test"),
                URI.create("wss://sockets.test"),
                Issuer.NAME,
                Issuer.AUDIENCE,
                ISSUER.jwks(),
                Set.of(),
                Optional.of(Role.EDITOR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                express,
                generation);
    }
}
