package dev.tandem.local.signin;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.util.List;

/**
 * Who the issuer is and what its keys are, where OpenID Connect looks for both
 * (<a href="https://openid.net/specs/openid-connect-discovery-1_0.html">Discovery 1.0</a>); every other request goes on to the site.
 */
public final class Discovery implements WebPages {
    /** Where the keys are, below the name of the issuer. */
    public static final String KEYS = "/.well-known/jwks.json";

    private static final String CONFIGURATION = "/.well-known/openid-configuration";

    private final DevIssuer issuer;
    private final WebPages site;

    public Discovery(DevIssuer issuer, WebPages site) {
        this.issuer = issuer;
        this.site = site;
    }

    @Override
    public WebResponse answer(WebRequest request) {
        return switch (request.path()) {
            case CONFIGURATION -> document(request, JsonWriter.write(configuration()));
            case KEYS -> document(request, issuer.jwks());
            default -> site.answer(request);
        };
    }

    private Json configuration() {
        return Json.object()
                .put("issuer", issuer.name().toString())
                .put("jwks_uri", issuer.name() + KEYS)
                .put("authorization_endpoint", issuer.name() + AuthorizationServer.AUTHORIZE)
                .put("token_endpoint", issuer.name() + AuthorizationServer.TOKEN)
                .put("revocation_endpoint", issuer.name() + AuthorizationServer.REVOKE)
                .put("end_session_endpoint", issuer.name() + AuthorizationServer.LOGOUT)
                .put("response_types_supported", texts("code"))
                .put("response_modes_supported", texts("query"))
                .put("grant_types_supported", texts("authorization_code", "refresh_token"))
                .put("code_challenge_methods_supported", texts("S256"))
                .put("token_endpoint_auth_methods_supported", texts("none"))
                .put("scopes_supported", texts("openid", "email", "profile"))
                .put("subject_types_supported", texts("public"))
                .put("id_token_signing_alg_values_supported", texts("ES256"))
                .put("claims_supported", texts("sub", "name", "email", "email_verified", "origin_jti", "auth_time"))
                .build();
    }

    private static Json texts(String... texts) {
        return Json.array(List.of(texts).stream().map(Json::of).toList());
    }

    private static WebResponse document(WebRequest request, String json) {
        return request.method().equals("GET") || request.method().equals("HEAD")
                ? WebResponse.of(200, "application/json", json).with("cache-control", "max-age=60")
                : WebResponse.empty(405).with("allow", "GET, HEAD");
    }
}
