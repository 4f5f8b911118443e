package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.Needs;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.access.Verified;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonRefused;
import dev.tandem.protocol.ErrorCode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The HTTP API (PROTOCOL R): one function for all routes. */
public final class RestHandler extends JsonHandler {
    private final Wiring wiring;
    private final List<RestRoute> routes;
    private final RestLimits limits;
    private final IdempotencyKeys keys;
    private final CrossOrigin origins;

    /** For Lambda. */
    public RestHandler() {
        this(Wiring.fromEnvironment());
    }

    public RestHandler(Wiring wiring) {
        this.wiring = wiring;
        this.limits = new RestLimits(wiring.throttle());
        InvitationRoutes invitations = new InvitationRoutes(wiring);
        this.keys = new IdempotencyKeys(wiring);
        this.origins = new CrossOrigin(wiring.origins());
        this.routes = Stream.of(
                        OpenApiRoute.table(),
                        new RestRoutes(wiring).table(),
                        new PollingRoutes(wiring).table(),
                        new RoomRoutes(wiring).table(),
                        new ReadingRoutes(wiring).table(),
                        new HistoryRoutes(wiring).table(),
                        new InboxRoutes(wiring).table(),
                        new PersonRoutes(wiring).table(),
                        invitations.table(),
                        new MemberRoutes(wiring, invitations).table(),
                        new SignInRoutes(wiring).table())
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(RestRoute::open))
                .toList();
    }

    /** The lines of the table that have somebody who serves them. */
    public Set<Route> served() {
        return routes.stream()
                .map(RestRoute::route)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Route.class)));
    }

    @Override
    Json handle(Form event) {
        HttpRequest request;
        try {
            request = HttpRequest.of(event);
        } catch (IllegalArgumentException wronglyEncoded) {
            return Problem.of(ErrorCode.BAD_MESSAGE).answer().result(false);
        } catch (RequestBody.Refused refused) {
            return Problem.of(refused.code()).answer().result(false);
        }
        HttpAnswer answer = origins.preflight(request).orElseGet(() -> guarded(request));
        return origins.readable(request, answer).result(request.acceptsGzip());
    }

    /** The gateway lets through much longer bodies than any request here has. */
    @Override
    Json unreadable(JsonRefused refused) {
        return Problem.of(code(refused)).answer().result(false);
    }

    private HttpAnswer guarded(HttpRequest request) {
        try {
            return limits.byAddress(request).orElseGet(() -> serve(request));
        } catch (JsonRefused refused) {
            return Problem.of(code(refused), Map.of("at", Json.of(refused.where())))
                    .answer();
        } catch (FormRefused refused) {
            return Problem.malformed(refused.at()).answer();
        } catch (StoreUnavailable unavailable) {
            wiring.log().warn("store-unavailable", fields(request));
            return Problem.later(ErrorCode.BUSY).answer();
        } catch (RuntimeException unexpected) {
            wiring.log().error("unexpected", fields(request), unexpected);
            return Problem.later(ErrorCode.INTERNAL).answer();
        }
    }

    private HttpAnswer serve(HttpRequest request) {
        for (RestRoute route : routes) {
            Optional<List<String>> places = route.match(request.path());
            if (places.isPresent() && route.route().method().equals(request.method())) {
                HttpAnswer answer = serve(route, new RestCall(Optional.empty(), request, places.get()));
                return EntityTags.tagged(route.route(), request, answer);
            }
        }
        // Which paths there are is no secret, but it is nobody's business who did not sign in.
        return caller(request).isPresent()
                ? Problem.of(ErrorCode.NOT_FOUND).answer()
                : Problem.of(ErrorCode.SIGNED_OUT).answer();
    }

    private HttpAnswer serve(RestRoute route, RestCall call) {
        return limits.guessing(route.route(), call.request()).orElseGet(() -> permitted(route, call));
    }

    private HttpAnswer permitted(RestRoute route, RestCall call) {
        if (route.route().needs() == Needs.NOTHING) {
            // Nobody has to be known; some answers say more to who is.
            Optional<Identity> known = call.request().bearer().flatMap(token -> caller(call.request()));
            return route.serve().apply(new RestCall(known, call.request(), call.places()));
        }
        // Signing out again must do what a failure left undone.
        Optional<Identity> who = route.route() == Route.SIGN_OUT ? bearer(call.request()) : caller(call.request());
        if (who.isEmpty()) {
            return Problem.of(ErrorCode.SIGNED_OUT).answer();
        }
        RestCall known = new RestCall(who, call.request(), call.places());
        return limits.byPerson(route.route(), who.get())
                .or(() -> refusal(route.route(), known)
                        .map(code -> Problem.of(code).answer()))
                .orElseGet(() -> keys.serve(route, known));
    }

    /** The table's word, before anything is read or written for the request; what is written in the end is checked with it again. */
    private Optional<ErrorCode> refusal(Route route, RestCall call) {
        return route.needs().compareTo(Needs.ENTRY) > 0
                ? wiring.access().refusal(route.needs(), call.room(), call.who().user())
                : Optional.empty();
    }

    /** Whose sign-in still counts. */
    private Optional<Identity> caller(HttpRequest request) {
        return bearer(request).filter(wiring.signIns().checkSession()::holds);
    }

    /** Whom the token stands for. */
    private Optional<Identity> bearer(HttpRequest request) {
        Verified verified = request.bearer()
                .map(token -> wiring.tokens().verify(token))
                .orElseGet(() -> new Verified.Refused("no token"));
        return switch (verified) {
            case Verified.Accepted(var who) -> Optional.of(who);
            case Verified.Refused(String reason) -> {
                wiring.log().info("token-refused", Map.of("request", request.requestId(), "reason", reason));
                yield Optional.empty();
            }
            case Verified.Unknowable() -> throw new StoreUnavailable("the issuer's keys are not to be had");
        };
    }

    private static Map<String, String> fields(HttpRequest request) {
        return Map.of("request", request.requestId(), "method", request.method());
    }

    private static ErrorCode code(JsonRefused refused) {
        return switch (refused.code()) {
            case BAD_JSON -> ErrorCode.BAD_JSON;
            case DUPLICATE_KEY -> ErrorCode.DUPLICATE_KEY;
            case TOO_DEEP -> ErrorCode.TOO_DEEP;
            case TOO_LARGE -> ErrorCode.TOO_LARGE;
        };
    }
}
