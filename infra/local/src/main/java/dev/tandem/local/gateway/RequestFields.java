package dev.tandem.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers and query as the events of a WebSocket API carry them: once with the last value, once with all. */
final class RequestFields {

    private RequestFields() {}

    /** The headers of a client, and those that a gateway adds. */
    static void headers(ObjectNode event, ClientRequest request) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(request.headers());
        String before = request.header("X-Forwarded-For");
        // What the client claims stays in front of what is known.
        all.put("X-Forwarded-For", List.of(before.isEmpty() ? request.sourceIp() : before + ", " + request.sourceIp()));
        all.put("X-Forwarded-Port", List.of(Integer.toString(request.serverPort())));
        all.put("X-Forwarded-Proto", List.of("http"));
        put(event, "headers", "multiValueHeaders", all);
    }

    static void headers(ObjectNode event, Map<String, String> single) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        single.forEach((name, value) -> all.put(name, List.of(value)));
        put(event, "headers", "multiValueHeaders", all);
    }

    static void query(ObjectNode event, ClientRequest request) {
        put(event, "queryStringParameters", "multiValueQueryStringParameters", request.query());
    }

    private static void put(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            ArrayNode array = all.putArray(name);
            list.forEach(array::add);
        });
    }
}
