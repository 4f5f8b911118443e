package dev.tandem.functions.handler;

import dev.tandem.functions.Inviting;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.InvitationWish;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.util.List;
import java.util.Set;

/** The routes of invitations (PROTOCOL I). */
final class InvitationRoutes {
    private static final Set<String> WISH =
            Set.of("role", "crew", "email", "expiresIn", "maxUses", "message", "language");
    private static final String SECRET = "invitation";

    private final Inviting inviting;

    InvitationRoutes(Wiring wiring) {
        this.inviting = wiring.inviting();
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.INVITE, this::invite),
                RestRoute.of(Route.INVITATIONS, this::list),
                RestRoute.of(Route.RESEND_INVITATION, this::resend),
                RestRoute.of(Route.REVOKE_INVITATION, this::revoke),
                RestRoute.of(Route.PREVIEW_INVITATION, this::preview),
                RestRoute.of(Route.ACCEPT_INVITATION, this::accept),
                RestRoute.of(Route.DECLINE_INVITATION, this::decline));
    }

    HttpAnswer invite(RestCall call) {
        Form body = call.body().only(WISH);
        InvitationWish wish = new InvitationWish(
                body.text("role"),
                body.optionalTexts("crew"),
                body.optionalText("email", any -> true),
                body.optionalWhole("expiresIn", 0),
                body.optionalWhole("maxUses", 0),
                body.optionalText("message", any -> true),
                body.optionalText("language", any -> true));
        return RestRoutes.answer(
                inviting.invite().invite(call.who(), call.room(), wish, call.asked()),
                invited -> HttpAnswer.of(201, InvitationJson.of(invited)));
    }

    private HttpAnswer list(RestCall call) {
        return RestRoutes.answer(
                inviting.list().of(call.who().user(), call.room()),
                all -> HttpAnswer.ok(Json.object()
                        .put(
                                "invitations",
                                Json.array(all.stream().map(InvitationJson::of).toList()))
                        .build()));
    }

    private HttpAnswer resend(RestCall call) {
        return RestRoutes.answer(
                inviting.resend().resend(call.who(), call.room(), call.places().getLast(), call.asked()),
                invited -> HttpAnswer.of(201, InvitationJson.of(invited)));
    }

    private HttpAnswer revoke(RestCall call) {
        return RestRoutes.answer(
                inviting.revoke()
                        .revoke(call.who().user(), call.room(), call.places().getLast()),
                revoked -> HttpAnswer.empty());
    }

    private HttpAnswer preview(RestCall call) {
        return RestRoutes.answer(
                inviting.preview().preview(call.caller(), secret(call)),
                preview -> HttpAnswer.ok(InvitationJson.of(preview)));
    }

    private HttpAnswer accept(RestCall call) {
        return RestRoutes.answer(
                inviting.accept().accept(call.who(), secret(call)), room -> HttpAnswer.ok(RestJson.of(room)));
    }

    private HttpAnswer decline(RestCall call) {
        return RestRoutes.answer(inviting.decline().decline(call.who(), secret(call)), declined -> HttpAnswer.empty());
    }

    /** It goes in bodies alone: an address ends in logs. */
    private static String secret(RestCall call) {
        return call.body().only(Set.of(SECRET)).text(SECRET);
    }
}
