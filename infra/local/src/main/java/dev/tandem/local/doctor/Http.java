package dev.tandem.local.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Requests whose failures are told apart. */
final class Http implements AutoCloseable {
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Subject subject;
    private final HttpClient client;
    private Optional<String> token = Optional.empty();

    Http(Subject subject) {
        this.subject = subject;
        this.client = HttpClient.newBuilder().connectTimeout(subject.patience()).build();
    }

    /** An answer, whatever it says. */
    record Answer(int status, HttpHeaders headers, String body) {
        /** The answer as a JSON object, or nothing where it is none. */
        Optional<Form> form() {
            try {
                return Optional.of(Form.of(JsonReader.FILES.read(body)));
            } catch (JsonRefused | FormRefused other) {
                return Optional.empty();
            }
        }

        /** The status, and the code of the problem where there is one (PROTOCOL E2). */
        String brief() {
            return "HTTP " + status
                    + form().filter(form -> form.has("code"))
                            .map(form -> ", " + form.text("code"))
                            .orElse("");
        }
    }

    HttpClient client() {
        return client;
    }

    /** From now on as this person. */
    void use(String accessToken) {
        token = Optional.of(accessToken);
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** A request that has to succeed; {@code what} names it for people. */
    Form ask(String what, String method, String path, Optional<Json> body) {
        HttpRequest request = request(path)
                .header("content-type", "application/json")
                .method(
                        method,
                        body.map(json -> BodyPublishers.ofByteArray(JsonWriter.writeUtf8(json)))
                                .orElseGet(BodyPublishers::noBody))
                .build();
        Answer answer = send(request);
        if (answer.status() == TOO_MANY) {
            throw Ailment.THROTTLED.of(what);
        }
        if (answer.status() >= SERVER_ERROR) {
            throw Ailment.API_FAILS.of(what, answer.brief());
        }
        if (answer.status() >= CLIENT_ERROR) {
            throw Ailment.REFUSED.of(what, answer.brief());
        }
        return answer.body().isEmpty()
                ? Form.of(Json.object().build())
                : answer.form().orElseThrow(() -> Ailment.API_FAILS.of(what, "what it answers is not JSON"));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(subject.url().resolve(path)).timeout(subject.patience());
        token.ifPresent(proof -> request.header("authorization", "Bearer " + proof));
        return request;
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), new String(answer.body(), UTF_8));
        } catch (SSLException untrusted) {
            throw Ailment.TLS.of(host(), reason(untrusted));
        } catch (IOException silent) {
            throw Ailment.NOT_REACHABLE.of(subject.url(), reason(silent));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Ailment.NOT_REACHABLE.of(subject.url(), "stopped while waiting");
        }
    }

    private String host() {
        URI url = subject.url();
        return url.getAuthority();
    }

    /** In few words; some exceptions say nothing themselves. */
    static String reason(Throwable why) {
        String name = why.getClass().getSimpleName().replaceAll("Exception$", "");
        return why.getMessage() == null ? name : why.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }
}
