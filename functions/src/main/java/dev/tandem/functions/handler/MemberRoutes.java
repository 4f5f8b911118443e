package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.SetMember;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who is in a room (PROTOCOL R15), and the paths that packing lists have beside those of every room (R18). */
final class MemberRoutes {
    private static final String LIST = "packing-list";

    private final Wiring wiring;
    private final InvitationRoutes invitations;

    MemberRoutes(Wiring wiring, InvitationRoutes invitations) {
        this.wiring = wiring;
        this.invitations = invitations;
    }

    List<RestRoute> table() {
        return List.of(
                RestRoute.of(Route.MEMBERS, this::members),
                RestRoute.of(Route.COLLABORATORS, call -> ofList(call, () -> members(call))),
                RestRoute.of(Route.ADD_COLLABORATOR, call -> ofList(call, () -> add(call))),
                RestRoute.of(Route.REMOVE_COLLABORATOR, call -> ofList(call, () -> remove(call, call.member()))),
                RestRoute.of(Route.REMOVE_NAMED_COLLABORATOR, call -> ofList(call, () -> remove(call, named(call)))),
                RestRoute.of(Route.INVITE_TO_LIST, call -> ofList(call, () -> invitations.invite(call))));
    }

    /** Whoever comes here is a member: that the room is of another kind is no news to them. */
    private HttpAnswer ofList(RestCall call, Supplier<HttpAnswer> serve) {
        return wiring.members().list().isOfKind(call.room(), LIST)
                ? serve.get()
                : Problem.of(ErrorCode.NOT_FOUND).answer();
    }

    private HttpAnswer members(RestCall call) {
        Result<List<Member>> members = wiring.members().list().of(call.who().user(), call.room());
        return RestRoutes.answer(
                members,
                all -> HttpAnswer.ok(Json.object()
                        .put(
                                "members",
                                Json.array(all.stream().map(RestJson::of).toList()))
                        .build()));
    }

    private HttpAnswer add(RestCall call) {
        Form body = call.body().only(Set.of("user", "role", "name"));
        String user = body.text("user");
        SetMember.Wish wish =
                new SetMember.Wish(body.text("role"), body.optionalText("name", any -> true), Optional.empty());
        return RestRoutes.answer(
                wiring.members().set().set(call.who().user(), call.room(), user, wish),
                member -> HttpAnswer.of(201, RestJson.of(member)));
    }

    private HttpAnswer remove(RestCall call, String user) {
        return RestRoutes.answer(
                wiring.members().remove().remove(call.who().user(), call.room(), user), member -> HttpAnswer.empty());
    }

    private static String named(RestCall call) {
        return call.request().parameter("user").orElseThrow(() -> new FormRefused("/user"));
    }
}
