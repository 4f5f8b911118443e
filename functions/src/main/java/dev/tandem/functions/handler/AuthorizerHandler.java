package dev.tandem.functions.handler;

import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.usecase.RedeemTicket;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The authorizer of {@code $connect} (PROTOCOL C3): takes the ticket from the subprotocols and says whom it lets in.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html">Lambda authorizers
 *     for WebSocket APIs</a>
 */
public final class AuthorizerHandler extends JsonHandler {
    private static final String TICKET = "ticket.";

    private final RedeemTicket redeemTicket;

    /** For Lambda. */
    public AuthorizerHandler() {
        this(Wiring.fromEnvironment(wiring -> wiring.signIns().prime()));
    }

    public AuthorizerHandler(Wiring wiring) {
        redeemTicket = wiring.signIns().redeemTicket();
    }

    @Override
    Json handle(Form event) {
        SocketEvent request = SocketEvent.of(event);
        String ticket = request.subprotocols().stream()
                .filter(offered -> offered.startsWith(TICKET))
                .map(offered -> offered.substring(TICKET.length()))
                .findFirst()
                // The word by which the gateway knows to answer 401; a policy that denies gives 403.
                .orElseThrow(() -> new IllegalArgumentException("Unauthorized"));
        Optional<Identity> who = redeemTicket.redeem(ticket, request.origin());
        ObjectBuilder answer = Json.object()
                .put("principalId", who.map(Identity::user).orElse("nobody"))
                .put("policyDocument", policy(who.isPresent(), event.text("methodArn")));
        who.ifPresent(known -> answer.put("context", context(known)));
        return answer.build();
    }

    private static Json policy(boolean allowed, String resource) {
        Json statement = Json.object()
                .put("Action", "execute-api:Invoke")
                .put("Effect", allowed ? "Allow" : "Deny")
                .put("Resource", resource)
                .build();
        return Json.object()
                .put("Version", "2012-10-17")
                .put("Statement", Json.array(List.of(statement)))
                .build();
    }

    private static Json context(Identity who) {
        return Json.object()
                .put(SocketEvent.USER, who.user())
                .put(SocketEvent.NAME, who.name())
                .put(SocketEvent.UNTIL, Long.toString(who.until().toEpochMilli()))
                .put(SocketEvent.SESSION, who.session().id())
                .put(SocketEvent.SINCE, Long.toString(who.session().since().toEpochMilli()))
                .build();
    }
}
