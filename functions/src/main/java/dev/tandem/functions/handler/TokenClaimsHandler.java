package dev.tandem.functions.handler;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.util.List;

/**
 * Called by a Cognito user pool before it issues tokens: its access tokens tell of nobody's name and address, which invitations and screens need
 * (PROTOCOL A2). So these claims of the person's profile go into the access token, too.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Pre token generation, version 2</a>
 */
public final class TokenClaimsHandler extends JsonHandler {
    private static final List<String> TEXTS = List.of("name", "email", "locale");
    private static final String VERIFIED = "email_verified";

    @Override
    Json handle(Form event) {
        Form profile = event.object("request").object("userAttributes");
        ObjectBuilder claims = Json.object();
        for (String name : TEXTS) {
            if (profile.has(name)) {
                claims.put(name, profile.text(name));
            }
        }
        if (profile.has(VERIFIED)) {
            // Attributes are texts, whatever they mean.
            claims.put(VERIFIED, profile.text(VERIFIED).equals("true"));
        }
        Json added = Json.object().put("claimsToAddOrOverride", claims.build()).build();
        Json details = Json.object().put("accessTokenGeneration", added).build();
        ObjectBuilder answer = Json.object();
        event.names().forEach(name -> answer.put(name, event.any(name)));
        return answer.put(
                        "response",
                        Json.object()
                                .put("claimsAndScopeOverrideDetails", details)
                                .build())
                .build();
    }
}
