package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.access.Route;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.handler.RestHandler;
import dev.tandem.functions.store.dynamo.Row;
import dev.tandem.kind.EntityType;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, taken by everyone: what comes of it is what the table of routes says. */
@Tag("security")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessMatrixTest {
    private static final Kind LIST = Kinds.bundled().find("packing-list").orElseThrow();

    private final Requests requests = Requests.read();
    /** Where nothing changes, one scene serves all. */
    private final Map<Taker, Scene> refusing = new EnumMap<>(Taker.class);

    @ParameterizedTest
    @EnumSource(Route.class)
    void A1_every_route_has_a_request_that_tries_it(Route route) {
        assertThat(requests.of(route)).as("a request in access/requests.json").isPresent();
    }

    @Test
    void A1_every_line_of_the_table_is_served() {
        Set<Route> served = new RestHandler(new Deployment().wiring()).served();

        assertThat(Stream.of(Route.values()).filter(route -> !route.onSocket()))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    static Stream<Arguments> cells() {
        return Stream.of(Route.values()).flatMap(route -> Taker.all().map(taker -> Arguments.of(route, taker)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("cells")
    void A1_a_route_is_served_to_those_it_is_for_and_refused_to_all_others(Route route, Taker taker) {
        Optional<String> refusal = refusal(requests.get(route), taker);
        if (refusal.isEmpty()) {
            assertThat(new Scene(requests, taker).take(route))
                    .as("%s taken by %s", route, taker)
                    .isEmpty();
            return;
        }
        Scene scene = refusing.computeIfAbsent(taker, first -> new Scene(requests, first));
        // Nobody is in a hurry, and no token ends meanwhile.
        scene.tandem().pass(Duration.ofSeconds(1));
        List<Row> before = scene.rooms();

        assertThat(scene.take(route)).as("%s taken by %s", route, taker).isEqualTo(refusal);
        assertThat(changed(before, scene.rooms(), requests.get(route)))
                .as("what %s by %s changed", route, taker)
                .isEmpty();
    }

    private static Optional<String> refusal(Requests.Request request, Taker taker) {
        // Whoever was removed comes back by nothing but an invitation to their own address.
        if (request.route() == Route.ACCEPT_INVITATION && taker == Taker.REMOVED) {
            return Optional.of("forbidden");
        }
        Optional<EntityType> asked = request.right().map(LIST.entities()::get);
        return taker.refusal(request).or(() -> asked.flatMap(taker::refusal));
    }

    /** An invitation that an owner made before, so that there is something to refuse, is no change. */
    private static List<Row> changed(List<Row> before, List<Row> after, Requests.Request request) {
        return after.stream()
                .filter(row -> !before.contains(row))
                .filter(row -> request.after().isEmpty() || !row.key().sk().startsWith("invite#"))
                .toList();
    }

    @Test
    void A1_whoever_was_removed_does_not_come_in_by_the_open_link_either() {
        for (Taker taker : List.of(Taker.REMOVED, Taker.OUTSIDER, Taker.OTHER_ROOM)) {
            Scene scene = new Scene(requests, taker);
            scene.tandem().http("anna", "PUT", "/api/rooms/norway/link", "{'role':'viewer'}");

            boolean refused = taker == Taker.REMOVED;
            assertThat(scene.take(Route.JOIN_ROOM)).as("%s over HTTP", taker).isEqualTo(refusal(refused));
            assertThat(scene.take(Route.SOCKET_JOIN)).as("%s by socket", taker).isEqualTo(refusal(refused));
        }
    }

    private static Optional<String> refusal(boolean refused) {
        return refused ? Optional.of("not-a-member") : Optional.empty();
    }
}
