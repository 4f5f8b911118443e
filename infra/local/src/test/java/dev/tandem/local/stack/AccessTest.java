package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.local.stack.AccessScene.Taker;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of who may do what, over real sockets and HTTP: each line served to the least of those who may, and refused to all who may not. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {
    private final RunningStack running = RunningStack.inMemory();
    private final AccessRequests requests = new AccessRequests();
    private final Map<Taker, AccessScene> refusing = new EnumMap<>(Taker.class);
    private int scenes;

    @AfterAll
    void stop() {
        running.close();
    }

    private AccessScene scene(Taker taker) throws IOException, InterruptedException {
        return new AccessScene(requests, running.stack().url(), taker, ++scenes);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void A1_a_line_holds_over_the_wire(Route route) throws IOException, InterruptedException {
        Taker least = all().filter(taker -> taker.refusal(route, requests).isEmpty())
                .findFirst()
                .orElseThrow();
        boolean nobodyServesIt;
        try (AccessScene served = scene(least)) {
            Optional<String> refusal = served.take(route);
            nobodyServesIt = refusal.equals(nothing(least));
            assertThat(refusal)
                    .as("%s taken by %s", route, least)
                    .isEqualTo(nobodyServesIt ? refusal : Optional.empty());
        }
        for (Taker taker :
                all().filter(each -> each.refusal(route, requests).isPresent()).toList()) {
            AccessScene scene = refusing(taker);
            String before = scene.room();

            Optional<String> refusal = scene.take(route);

            assertThat(refusal)
                    .as("%s taken by %s", route, taker)
                    .isEqualTo(nobodyServesIt ? nothing(taker) : taker.refusal(route, requests));
            assertThat(scene.room()).as("after %s by %s", route, taker).isEqualTo(before);
        }
    }

    @Test
    void R12_whoever_signed_out_gets_neither_a_ticket_nor_an_answer_on_a_socket() throws Exception {
        try (AccessScene owner = scene(Taker.OWNER)) {
            if (owner.take(Route.SIGN_OUT).isEmpty()) {
                assertThat(owner.take(Route.TICKET)).contains("signed-out");
                assertThat(owner.take(Route.SOCKET_SYNC)).contains("signed-out");
            } else {
                assertThat(owner.take(Route.TICKET))
                        .as("a session that nobody can end")
                        .isEmpty();
            }
        }
    }

    /** What a path that nobody serves gives. */
    private static Optional<String> nothing(Taker taker) {
        return Optional.of(taker == Taker.ANONYMOUS ? "signed-out" : "not-found");
    }

    private AccessScene refusing(Taker taker) throws IOException, InterruptedException {
        AccessScene known = refusing.get(taker);
        AccessScene scene = known == null ? scene(taker) : known;
        refusing.put(taker, scene);
        return scene;
    }

    private static Stream<Taker> all() {
        return Arrays.stream(Taker.values());
    }
}
