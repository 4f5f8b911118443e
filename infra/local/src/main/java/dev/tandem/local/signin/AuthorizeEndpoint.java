package dev.tandem.local.signin;

import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import dev.tandem.model.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /oauth2/authorize}: asks who somebody is, believes it, and sends them back to the app with a code (RFC 6749, 4.1.1 and 4.1.2). Who did so a
 * while ago in this browser is not asked again, unless {@code prompt=login} says so.
 *
 * <p>Its page is posted to its own address, query and all: what was asked is read anew each time.
 */
final class AuthorizeEndpoint {
    private static final int NAME = 100;

    private final DevIssuer issuer;
    private final Codes codes;
    private final HostedSessions sessions;

    AuthorizeEndpoint(DevIssuer issuer, Codes codes, HostedSessions sessions) {
        this.issuer = issuer;
        this.codes = codes;
        this.sessions = sessions;
    }

    WebResponse answer(WebRequest request) {
        Parameters asked = Parameters.ofQuery(request);
        SignInHtml page = new SignInHtml(SignInTexts.of(asked.text("lang"), request.header("accept-language")));
        return switch (Asked.read(asked, AppClient.at(request))) {
            case Asked.Lost lost -> page.lost(lost.why());
            case Asked.Refused refused -> to(Asked.refused(asked, refused));
            case Asked.Good good ->
                switch (request.method()) {
                    case "GET", "HEAD" -> begin(request, asked, good, page);
                    case "POST" -> signIn(request, asked, good, page);
                    default -> WebResponse.empty(405).with("allow", "GET, HEAD, POST");
                };
        };
    }

    private WebResponse begin(WebRequest request, Parameters asked, Asked.Good good, SignInHtml page) {
        Optional<SignIn> known =
                sessions.of(request).filter(_ -> !asked.text("prompt").equals("login"));
        if (known.isPresent()) {
            return back(good, known.get().again());
        }
        if (asked.text("prompt").equals("none")) {
            return to(Asked.refused(asked, new Asked.Refused("login_required", "Nobody is signed in")));
        }
        String user = DevIssuer.userAt(asked.text("login_hint"));
        String name = sessions.of(request)
                .filter(before -> before.user().equals(user))
                .map(SignIn::name)
                .orElse("");
        return page.ask(name, user, false);
    }

    private WebResponse signIn(WebRequest request, Parameters asked, Asked.Good good, SignInHtml page) {
        Optional<Parameters> form = Parameters.ofForm(request);
        if (!AppClient.at(request).isOrigin(request)) {
            return page.lost("A page of elsewhere cannot sign anybody in");
        }
        if (form.isEmpty() || !form.get().repeated().isEmpty()) {
            return page.lost("This was not the form");
        }
        if (form.get().has("cancel")) {
            return to(Asked.refused(asked, new Asked.Refused("access_denied", "The person did not want to")));
        }
        String name = form.get().text("name").strip();
        String given = form.get().text("user").strip();
        Optional<String> user =
                given.isEmpty() ? UserIds.from(name) : Optional.of(given).filter(Ids::isUser);
        if (user.isEmpty() || name.codePointCount(0, name.length()) > NAME) {
            return page.ask(name, given, true);
        }
        SignIn signIn = SignIn.of(user.get(), name.isEmpty() ? user.get() : name, issuer.now());
        return back(good, signIn).with("set-cookie", sessions.begin(signIn));
    }

    private WebResponse back(Asked.Good good, SignIn signIn) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", codes.give(good, signIn));
        answer.put("state", good.state());
        return to(Parameters.added(good.redirect(), answer));
    }

    /** By GET, whatever the request was. */
    private static WebResponse to(String address) {
        return WebResponse.empty(303).with("location", address).with("cache-control", "no-store");
    }
}
