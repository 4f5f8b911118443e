package dev.tandem.local.client;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The REST API as one person (PROTOCOL R). Every method throws {@link ApiRefused}, or {@link Refused} where nobody answers. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // One for all: it keeps connections open, and its threads.
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI url;
    private final String token;

    public Api(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Signs somebody in for development. */
    public static Api signIn(URI url, String user, String name) {
        Json body = Json.object().put("user", user).put("name", name).build();
        Form proof = Form.of(new Api(url, "").call("POST", "/dev/sign-in", body));
        return new Api(url, proof.text("token"));
    }

    public String token() {
        return token;
    }

    public Json get(String path) {
        return exchange("GET", path, BodyPublishers.noBody());
    }

    public Json post(String path, Json body) {
        return call("POST", path, body);
    }

    public Json put(String path, Json body) {
        return call("PUT", path, body);
    }

    public void delete(String path) {
        exchange("DELETE", path, BodyPublishers.noBody());
    }

    /** Opens a socket with a new ticket (C2, C3). */
    CompletableFuture<WebSocket> socket(WebSocket.Listener listener) {
        Form ticket = Form.of(exchange("POST", "/api/tickets", BodyPublishers.noBody()));
        return HTTP.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .subprotocols(ticket.text("protocol"), "ticket." + ticket.text("ticket"))
                .buildAsync(URI.create(ticket.text("url")), listener);
    }

    private Json call(String method, String path, Json body) {
        return exchange(method, path, BodyPublishers.ofByteArray(JsonWriter.writeUtf8(body)));
    }

    private Json exchange(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() >= 300) {
            throw new ApiRefused(method + " " + path, answer.statusCode(), code(answer.body()));
        }
        return answer.body().length == 0 ? Json.NULL : JsonReader.FILES.read(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            Refused refused = new Refused(
                    "not-reachable",
                    "Nothing answers at " + url + ": start it with ./tandem up, or name another with --url.");
            refused.initCause(unreachable);
            throw refused;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("stopped", "Stopped while waiting for " + url + ".");
        }
    }

    private static String code(byte[] problem) {
        try {
            return JsonReader.FILES.read(problem) instanceof Json.Obj object
                    ? object.findText("code").orElse("")
                    : "";
        } catch (JsonRefused notJson) {
            return "";
        }
    }
}
