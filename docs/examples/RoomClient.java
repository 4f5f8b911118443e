import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A complete Tandem client in plain Java, written from docs/PROTOCOL.md alone; jackson-core reads the JSON.
 * {@code java -cp jackson-core.jar RoomClient.java URL TOKEN ROOM} reads commands from standard input, one a line:
 * {@code add NAME | tick ID | rename ID NAME | delete ID | list}
 */
final class RoomClient implements WebSocket.Listener {
    private record Queued(Map<String, Object> mutation, CompletableFuture<Map<String, Object>> outcome) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final StringBuilder partial = new StringBuilder();
    private final List<Queued> queue = new ArrayList<>();
    private final TreeMap<Long, Map<String, Object>> ahead = new TreeMap<>();
    private final String url, token, room, client = UUID.randomUUID().toString();
    private final Timer heart = new Timer(true);
    private int inFlight;
    private long seq, n;
    private String epoch;
    private boolean registered, closed;
    private WebSocket socket;

    /** "type/id" to fields: the fold of the log. */
    final Map<String, Map<String, Object>> entities = new LinkedHashMap<>();

    RoomClient(String url, String token, String room) {
        this.url = url;
        this.token = token;
        this.room = room;
        heart.schedule(new TimerTask() {
            @Override
            public void run() {
                ping();
            }
        }, 25_000, 25_000); // C6
    }

    private synchronized void ping() {
        if (epoch != null) send(frame("ping", "seq", seq));
    }

    synchronized void connect() { // C2, C3
        var answer = object(rest("POST", "/api/tickets"));
        partial.setLength(0);
        socket = http.newWebSocketBuilder()
                .subprotocols("tandem.v1", "ticket." + answer.get("ticket"))
                .buildAsync(URI.create((String) answer.get("url")), this)
                .join();
        join();
    }

    private synchronized void join() {
        var join = frame("join", "client", client, "register", !registered, "protocol", 1);
        if (epoch != null) join.putAll(Map.of("epoch", epoch, "since", seq));
        send(join);
    }

    /** Queues one mutation: operations applied together or not at all (U2). */
    synchronized CompletableFuture<Map<String, Object>> mutate(Map<String, Object> op) {
        var queued = new Queued(Map.of("n", ++n, "base", seq, "ops", List.of(op)), new CompletableFuture<>());
        queue.add(queued);
        if (inFlight == 0) pump();
        return queued.outcome();
    }

    private void pump() { // U1: one update in flight, at most 25 mutations
        inFlight = epoch == null ? 0 : Math.min(25, queue.size());
        resend();
    }

    private void resend() { // U8: the same mutations, the same n
        var mutations = queue.subList(0, inFlight).stream().map(Queued::mutation).toList();
        if (inFlight > 0) send(frame("update", "client", client, "epoch", epoch, "mutations", mutations));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var text = partial.toString();
            partial.setLength(0);
            receive(object(text));
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        return CompletableFuture.runAsync(this::reconnect, CompletableFuture.delayedExecutor(
                (long) (Math.random() * 2_000), java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        onClose(from, 1006, "");
    }

    private void reconnect() {
        try {
            if (!closed) connect();
        } catch (RuntimeException notYet) {
            onClose(socket, 1006, "");
        }
    }

    private synchronized void receive(Map<String, Object> frame) {
        switch ((String) frame.getOrDefault("type", "")) {
            case "joined" -> joined(frame);
            case "ack" -> acknowledged(frame);
            case "changes" -> changes(frame);
            case "pong" -> { // P3
                if ((long) frame.getOrDefault("head", 0L) > seq) sync();
            }
            case "error" -> refused(frame);
            case "" -> refused(Map.of("then", "retry")); // the gateway itself: a function did not answer
            default -> {} // F3: unknown types are skipped
        }
    }

    private void joined(Map<String, Object> frame) {
        registered = true;
        epoch = (String) frame.get("epoch");
        var catchUp = asObject(frame.get("catchUp"));
        if ("delta".equals(catchUp.get("mode"))) changes(catchUp);
        else snapshot(catchUp.containsKey("href") ? object(rest("GET", (String) catchUp.get("href"))) : catchUp);
        if (inFlight > 0) resend();
        else pump();
    }

    private void snapshot(Map<String, Object> snapshot) {
        seq = (long) snapshot.get("seq");
        entities.clear();
        for (var each : objects(snapshot.get("entities"))) entities.put(key(each), asObject(each.get("fields")));
    }

    private void acknowledged(Map<String, Object> ack) { // U4, U5
        if (ack.containsKey("commit")) commit(asObject(ack.get("commit")));
        else if (objects(ack.get("outcomes")).stream().anyMatch(outcome -> (long) outcome.getOrDefault("seq", 0L) > seq)) sync();
        for (var outcome : objects(ack.get("outcomes"))) {
            if (queue.isEmpty() || !outcome.get("n").equals(queue.getFirst().mutation().get("n"))) continue;
            queue.removeFirst().outcome().complete(outcome);
        }
        pump();
    }

    private void changes(Map<String, Object> frame) {
        objects(frame.get("commits")).forEach(this::commit);
        if (Boolean.TRUE.equals(frame.get("more"))) sync();
    }

    private void commit(Map<String, Object> commit) { // S2: next, older, or a gap
        long at = (long) commit.get("seq");
        if (at > seq + 1) {
            ahead.put(at, commit);
            sync();
        }
        if (at != seq + 1) return;
        objects(commit.get("changes")).forEach(this::apply);
        seq = at;
        var next = ahead.remove(seq + 1);
        if (next != null) commit(next);
    }

    private void apply(Map<String, Object> change) { // S1
        switch ((String) change.get("op")) {
            case "create" -> entities.put(key(change), asObject(change.get("fields")));
            case "update" -> entities.get(key(change)).putAll(asObject(change.get("set")));
            default -> entities.remove(key(change));
        }
    }

    private void refused(Map<String, Object> error) { // E1: `then` says what to do
        if ("retry".equals(error.get("then"))) // it may have been the join; after it the rest is sent again
            CompletableFuture.delayedExecutor((long) error.getOrDefault("retryAfter", 500L), java.util.concurrent.TimeUnit.MILLISECONDS)
                    .execute(this::join);
        else throw new IllegalStateException(error.toString());
    }

    private void sync() {
        send(frame("sync", "epoch", epoch, "since", seq));
    }

    synchronized void close() {
        closed = true;
        socket.sendClose(1000, "").join();
    }

    private Map<String, Object> frame(String action, Object... members) {
        var frame = new LinkedHashMap<String, Object>(Map.of("action", action, "room", room));
        for (int i = 0; i < members.length; i += 2) frame.put((String) members[i], members[i + 1]);
        return frame;
    }

    private void send(Map<String, Object> frame) {
        socket.sendText(text(frame), true).exceptionally(lost -> socket).join(); // a close follows; joining again resends
    }

    private String rest(String method, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url).resolve(path)).header("authorization", "Bearer " + token);
            var answer = http.send(request.method(method, HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) throw new IllegalStateException("HTTP " + answer.statusCode() + " " + answer.body());
            return answer.body();
        } catch (IOException | InterruptedException notReached) {
            throw new IllegalStateException(notReached);
        }
    }

    private static String key(Map<String, Object> named) {
        return named.get("type") + "/" + named.get("id");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static Map<String, Object> object(String json) {
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return asObject(read(parser));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Object read(JsonParser in) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT -> {
                var object = new LinkedHashMap<String, Object>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    var name = in.currentName();
                    in.nextToken();
                    object.put(name, read(in));
                }
                return object;
            }
            case START_ARRAY -> {
                var array = new ArrayList<Object>();
                while (in.nextToken() != JsonToken.END_ARRAY) array.add(read(in));
                return array;
            }
            case VALUE_STRING -> {
                return in.getText();
            }
            case VALUE_NUMBER_INT -> {
                return in.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return in.getDoubleValue();
            }
            default -> {
                return in.currentToken() == JsonToken.VALUE_NULL ? null : in.getBooleanValue();
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> '"' + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case List<?> list -> "[" + String.join(",", list.stream().map(RoomClient::text).toList()) + "]";
            case Map<?, ?> map -> "{" + String.join(",", map.entrySet().stream()
                    .map(each -> text(each.getKey()) + ":" + text(each.getValue())).toList()) + "}";
            default -> value.toString();
        };
    }

    private static Map<String, Object> op(String op, String id, Object... members) {
        var operation = new LinkedHashMap<String, Object>(Map.of("op", op, "type", "item", "id", id));
        for (int i = 0; i < members.length; i += 2) operation.put((String) members[i], members[i + 1]);
        return operation;
    }

    public static void main(String[] args) {
        var client = new RoomClient(args[0], args[1], args[2]);
        client.connect();
        for (var in = new Scanner(System.in); in.hasNextLine(); ) {
            var words = in.nextLine().strip().split(" ", 3);
            var rest = words.length > 2 ? words[1] + " " + words[2] : words[words.length - 1];
            switch (words[0]) {
                case "list" -> client.entities.forEach((key, fields) -> System.out.println(key.replace('/', ' ') + " " + text(fields)));
                case "add" -> System.out.println(text(client.mutate(op("create", UUID.randomUUID().toString(), "fields", Map.of("name", rest))).join()));
                case "tick" -> System.out.println(text(client.mutate(op("update", words[1], "set", Map.of("packed", true))).join()));
                case "rename" -> System.out.println(text(client.mutate(op("update", words[1], "set", Map.of("name", words[2]))).join()));
                case "delete" -> System.out.println(text(client.mutate(op("delete", words[1])).join()));
                default -> System.err.println("add NAME | tick ID | rename ID NAME | delete ID | list");
            }
        }
        client.close();
    }
}
