package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.json.Json;
import java.util.List;
import java.util.Set;

/** The routes about signing in and out (PROTOCOL C2, R1, R12). */
final class SignInRoutes {
    private final Wiring wiring;

    SignInRoutes(Wiring wiring) {
        this.wiring = wiring;
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.ME, SignInRoutes::me),
                RestRoute.of(Route.TICKET, this::ticket),
                RestRoute.of(Route.SIGN_OUT, this::signOut));
    }

    private static HttpAnswer me(RestCall call) {
        return HttpAnswer.ok(Json.object()
                .put("user", call.who().user())
                .put("name", call.who().name())
                .build());
    }

    private HttpAnswer ticket(RestCall call) {
        return HttpAnswer.of(
                201,
                RestJson.of(wiring.signIns()
                        .issueTicket()
                        .issue(
                                call.who(),
                                call.request().header("origin"),
                                call.request().header("host"))));
    }

    /** No body is one that says nothing. */
    private HttpAnswer signOut(RestCall call) {
        boolean everywhere = !call.request().body().isEmpty()
                && call.body().only(Set.of("everywhere")).flag("everywhere");
        wiring.signIns().signOut().signOut(call.who(), everywhere);
        return HttpAnswer.empty();
    }
}
