package dev.tandem.local.signin;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * Sign-in as a Cognito user pool offers it to the app, by the same paths: {@code /oauth2/authorize}, {@code /oauth2/token}, {@code /oauth2/revoke},
 * {@code /logout}; and {@code /config.json}, in which the app reads where they are. Every other request goes on to the site.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-userpools-server-contract-reference.html">The endpoints of Cognito</a>
 */
public final class AuthorizationServer implements WebPages {
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String TOKEN = "/oauth2/token";
    static final String REVOKE = "/oauth2/revoke";
    static final String LOGOUT = "/logout";

    private final DevIssuer issuer;
    private final HostedSessions sessions;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint tokens;
    private final WebPages site;

    /**
     * In front of a site.
     *
     * @param life of access and ID tokens, in whole seconds
     */
    public AuthorizationServer(DevIssuer issuer, Clock clock, Duration life, WebPages site) {
        Codes codes = new Codes(clock);
        this.issuer = issuer;
        this.sessions = new HostedSessions(clock, issuer.name().getPort());
        this.authorize = new AuthorizeEndpoint(issuer, codes, sessions);
        this.tokens = new TokenEndpoint(issuer, codes, new RefreshTokens(issuer), life);
        this.site = site;
    }

    @Override
    public WebResponse answer(WebRequest request) {
        return switch (request.path()) {
            case AUTHORIZE -> authorize.answer(request);
            case TOKEN -> tokens.tokens(request);
            case REVOKE -> tokens.revoke(request);
            case LOGOUT -> logout(request);
            case "/config.json" ->
                WebResponse.of(200, "application/json", JsonWriter.write(config(AppClient.at(request))))
                        .with("cache-control", "no-cache");
            default -> site.answer(request);
        };
    }

    /** Ends the session of the pages and goes where the app said, if that is the app. */
    private WebResponse logout(WebRequest request) {
        Parameters asked = Parameters.ofQuery(request);
        AppClient app = AppClient.at(request);
        SignInHtml page = new SignInHtml(SignInTexts.of(asked.text("lang"), request.header("accept-language")));
        if (!request.method().equals("GET")) {
            return WebResponse.empty(405).with("allow", "GET");
        }
        if (!asked.repeated().isEmpty()
                || !app.isNamed(asked)
                || !asked.text("logout_uri").equals(app.home())) {
            return page.lost("client_id is not the app, or logout_uri not " + app.home());
        }
        return WebResponse.empty(303)
                .with("location", app.home())
                .with("set-cookie", sessions.end(request))
                .with("cache-control", "no-store");
    }

    private Json config(AppClient app) {
        return Json.object()
                .put("issuer", issuer.name().toString())
                .put("authorizationEndpoint", app.url() + AUTHORIZE)
                .put("tokenEndpoint", app.url() + TOKEN)
                .put("revocationEndpoint", app.url() + REVOKE)
                .put("endSessionEndpoint", app.url() + LOGOUT)
                .put("clientId", DevIssuer.AUDIENCE)
                .put("scope", DevIssuer.SCOPE)
                .build();
    }
}
