package dev.tandem.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.web.WebRequest;
import dev.tandem.local.web.WebResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code POST /oauth2/token}: a code or a refresh token for tokens (RFC 6749, 4.1.3 and 6; RFC 7636, 4.5); {@code POST /oauth2/revoke} (RFC 7009). For a
 * client without a secret. Refusals are {@code {"error","error_description"}} (RFC 6749, 5.2).
 */
final class TokenEndpoint {
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final DevIssuer issuer;
    private final Codes codes;
    private final RefreshTokens refreshTokens;
    private final Duration life;

    /** @param life of access and ID tokens */
    TokenEndpoint(DevIssuer issuer, Codes codes, RefreshTokens refreshTokens, Duration life) {
        this.issuer = issuer;
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.life = life;
    }

    WebResponse tokens(WebRequest request) {
        Optional<Parameters> form = Parameters.ofForm(request);
        Optional<WebResponse> wrong = wrong(request, form);
        if (wrong.isPresent() || form.isEmpty()) {
            return wrong.orElseThrow();
        }
        return switch (form.get().text("grant_type")) {
            case "authorization_code" -> ofCode(form.get());
            case "refresh_token" -> ofRefreshToken(form.get());
            case "" -> refusal("invalid_request", "grant_type is missing");
            default -> refusal("unsupported_grant_type", "grant_type is authorization_code or refresh_token");
        };
    }

    WebResponse revoke(WebRequest request) {
        Optional<Parameters> form = Parameters.ofForm(request);
        return wrong(request, form).orElseGet(() -> {
            refreshTokens.revoke(form.orElseThrow().text("token"));
            return WebResponse.empty(200).with("cache-control", "no-store");
        });
    }

    private static Optional<WebResponse> wrong(WebRequest request, Optional<Parameters> form) {
        if (!request.method().equals("POST")) {
            return Optional.of(WebResponse.empty(405).with("allow", "POST"));
        }
        if (form.isEmpty() || !form.get().repeated().isEmpty()) {
            return Optional.of(refusal("invalid_request", "The body is a form, each field at most once"));
        }
        return AppClient.at(request).isNamed(form.get())
                ? Optional.empty()
                : Optional.of(refusal("invalid_client", "No such client_id"));
    }

    private WebResponse ofCode(Parameters form) {
        if (!form.has("code") || !form.has("redirect_uri") || !form.has("code_verifier")) {
            return refusal("invalid_request", "code, redirect_uri and code_verifier are needed");
        }
        Optional<Codes.Given> given = codes.take(form.text("code"));
        if (given.isEmpty()) {
            return refusal("invalid_grant", "The code is not known, or has ended");
        }
        Codes.Given code = given.get();
        if (code.used()) {
            // Somebody has a copy: what came of it ends, too (RFC 6749, 4.1.2).
            refreshTokens.end(code.signIn().id());
            return refusal("invalid_grant", "The code was used before");
        }
        if (!form.text("redirect_uri").equals(code.asked().redirect())) {
            return refusal("invalid_grant", "The code went to another redirect_uri");
        }
        if (!isVerified(form.text("code_verifier"), code.asked().challenge())) {
            return refusal("invalid_grant", "code_verifier is not that of the code");
        }
        SignIn who = code.signIn();
        String scope = code.asked().scope();
        return tokens(who, scope, Optional.of(code.asked().nonce()), refreshTokens.first(who, scope));
    }

    private WebResponse ofRefreshToken(Parameters form) {
        if (!form.has("refresh_token")) {
            return refusal("invalid_request", "refresh_token is missing");
        }
        return refreshTokens
                .renew(form.text("refresh_token"))
                .map(renewed -> tokens(renewed.signIn(), renewed.scope(), Optional.empty(), renewed.refresh()))
                .orElseGet(() -> refusal("invalid_grant", "The refresh token has ended, or was used before"));
    }

    private WebResponse tokens(SignIn who, String scope, Optional<String> nonce, String refresh) {
        return json(
                200,
                Json.object()
                        .put("access_token", issuer.access(who, scope, life))
                        .put("id_token", issuer.id(who, nonce, life))
                        .put("refresh_token", refresh)
                        .put("token_type", "Bearer")
                        .put("expires_in", life.toSeconds())
                        .put("scope", scope)
                        .build());
    }

    private static boolean isVerified(String verifier, String challenge) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return VERIFIER.matcher(verifier).matches()
                    && MessageDigest.isEqual(shown.getBytes(UTF_8), challenge.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    private static WebResponse refusal(String error, String why) {
        return json(
                400,
                Json.object().put("error", error).put("error_description", why).build());
    }

    private static WebResponse json(int status, Json body) {
        return WebResponse.of(status, "application/json", JsonWriter.write(body))
                .with("cache-control", "no-store")
                .with("pragma", "no-cache");
    }
}
