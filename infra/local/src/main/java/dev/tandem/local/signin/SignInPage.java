package dev.tandem.local.signin;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import dev.tandem.model.Ids;
import java.util.Optional;

/**
 * A token without any page, for command lines, tests and pages of one's own: {@code POST /dev/sign-in {"user","name"?}} →
 * {@code {"token","user","name","expiresAt"}}; {@code expiresAt} in milliseconds since 1970.
 *
 * <p>Web pages of elsewhere cannot use it: their {@code Origin} is refused, and a JSON content type cannot be sent across origins unasked.
 * Refusals are {@code {"code"}}: {@code forbidden-origin}, {@code not-json}, {@code bad-message}.
 */
public final class SignInPage implements WebPages {
    private static final String PATH = "/dev/sign-in";

    /** As the functions accept it. */
    private static final int NAME = 100;

    private final DevIssuer issuer;

    public SignInPage(DevIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public WebResponse answer(WebRequest request) {
        if (!request.path().equals(PATH)) {
            return refusal(404, "not-found");
        }
        if (!request.method().equals("POST")) {
            return refusal(405, "method-not-allowed").with("allow", "POST");
        }
        if (!AppClient.at(request).isOrigin(request)) {
            return refusal(403, "forbidden-origin");
        }
        if (!request.header("content-type")
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .matches("application/json(\\s*;.*)?")) {
            return refusal(415, "not-json");
        }
        return signIn(request.body());
    }

    private WebResponse signIn(String body) {
        try {
            Form form = Form.of(JsonReader.FRAMES.read(body));
            String user = form.text("user", Ids::isUser);
            Optional<String> name = form.optionalText("name", text -> text.codePointCount(0, text.length()) <= NAME)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
            return json(200, signedIn(issuer.signIn(user, name.orElse(user))));
        } catch (JsonRefused | FormRefused wrong) {
            return refusal(400, "bad-message");
        }
    }

    private static Json signedIn(DevIssuer.SignedIn proof) {
        return Json.object()
                .put("token", proof.token())
                .put("user", proof.user())
                .put("name", proof.name())
                .put("expiresAt", proof.expiresAt().toEpochMilli())
                .build();
    }

    private static WebResponse refusal(int status, String code) {
        return json(status, Json.object().put("code", code).build());
    }

    private static WebResponse json(int status, Json body) {
        return WebResponse.of(status, "application/json", JsonWriter.write(body))
                .with("cache-control", "no-store");
    }
}
