package dev.tandem.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.functions.access.Route;
import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.local.client.Api;
import dev.tandem.local.runtime.FunctionFailed;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.FailedBatch.Condition;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is deployed, run: the jar that the build left, a process for each function of the template, under Lambda's own runtime client and SnapStart's hooks,
 * with the variables, rights, routes and event source that the template gives it. Only addresses are those of this machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeployedJarTest {
    /** A start is paid for by the class: a library that reads its surroundings, or annotations, is noticed here. */
    private static final long MOST_CLASSES = 9_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path task;

    private Account account;
    private Visitor visitor;

    @BeforeAll
    void deploy() throws Exception {
        Unpacking.unpack(Synthesised.JAR, task);
        account = new Account(new CloudTemplate(Synthesised.stage("dev")), task);
        account.warmUp();
        visitor = new Visitor(account.url(), account::signIn);
    }

    @AfterAll
    void close() throws Exception {
        account.close();
    }

    @Test
    void every_function_of_the_template_is_one_that_is_known() {
        assertThat(account.template.functions().keySet()).isEqualTo(EnumSet.allOf(FunctionName.class));
    }

    @Test
    void every_route_is_answered_as_by_functions_in_one_process_and_within_the_rights_of_its_role() throws Exception {
        Map<Route, String> deployed = new TreeMap<>();
        for (Route route : Route.values()) {
            deployed.put(route, visitor.take(route));
        }
        Map<Route, String> inProcess = new TreeMap<>();
        Path site = Path.of("no-such-site");
        try (LocalStack stack =
                LocalStack.start(new StackSettings(0, Optional.empty(), site, Clock.systemUTC(), line -> {}))) {
            Visitor there = new Visitor(
                    stack.url(),
                    (user, name) -> Api.signIn(stack.url(), user, name).token());
            for (Route route : Route.values()) {
                inProcess.put(route, there.take(route));
            }
        }
        assertThat(deployed).isEqualTo(inProcess);
        assertThat(deployed.values()).noneMatch(answer -> answer.startsWith("4") || answer.startsWith("5"));
        assertThat(account.tables.denied()).isEmpty();
        assertThat(account.sockets.denied()).isEmpty();
    }

    @Test
    void what_the_openapi_document_describes_is_among_what_was_visited() throws Exception {
        Visitor.Scene scene = visitor.scene();
        JsonNode document = JSON.readTree(scene.ask(scene.owner, Route.OPENAPI).body());
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", "*"))));
        Set<String> visited = new TreeSet<>();
        for (Route route : Route.values()) {
            visited.add(route.method() + " /" + String.join("/", route.path()));
        }
        described.removeIf(operation -> !operation.matches("(GET|PUT|POST|PATCH|DELETE) .*"));
        assertThat(described).isNotEmpty().isSubsetOf(visited);
    }

    @Test
    void a_commit_is_told_to_the_other_socket_and_its_trace_goes_on_to_the_tables() throws Exception {
        Visitor.Scene scene = visitor.scene();
        int before = account.log.size();
        try (Socket hers = scene.socket();
                Socket his = scene.socket()) {
            his.ask(scene.join().replace(scene.variables.get("client"), "laptop"), "it");
            hers.ask(scene.join(), "it");
            assertThat(hers.ask(scene.frame(Route.SOCKET_UPDATE), "it")).contains("\"type\":\"ack\"", "\"stove\"");
            // The room's first commit may come in a frame of its own.
            assertThat(his.await("\"stove\"")).contains("\"type\":\"changes\"");
        }
        assertThat(account.tables.trace(FunctionName.UPDATE)).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};.*Sampled=1.*");
        assertThat(List.copyOf(account.log).subList(before, account.log.size()))
                .noneMatch(line -> line.contains("\"level\":\"error\""));
    }

    @Test
    void a_commit_that_nobody_told_is_told_by_the_stream_in_parts_that_others_post() throws Exception {
        Visitor.Scene scene = visitor.scene();
        try (Socket his = scene.socket()) {
            his.ask(scene.join(), "it");
            // Whoever commits tells it, mostly before the stream does: so this one is a copy of the newest, which
            // nobody made.
            Map<String, AttributeValue> newest = newest(scene.room);
            int seq = Integer.parseInt(text(newest, Attribute.SK).substring("log#".length()));
            String body = text(newest, Attribute.BODY);
            record(scene.room, "log#%016d".formatted(seq + 1), body.replace("\"seq\":" + seq, "\"seq\":" + (seq + 1)));
            assertThat(his.await("\"seq\":" + (seq + 1))).contains("\"type\":\"changes\"");
        }
        assertThat(account.calling.answers()).as("who had parts of it posted").containsExactly("BROADCAST 200");
    }

    @Test
    void a_record_that_cannot_be_read_ends_in_the_queue_while_commits_before_and_after_it_are_told() throws Exception {
        Visitor.Scene scene = visitor.scene();
        try (Socket his = scene.socket()) {
            his.ask(scene.join(), "it");
            Runnable letGo = account.hold();
            update(scene, 2, "stove");
            record("skull", "log#skull", "{}");
            update(scene, 3, "kettle");
            letGo.run();
            assertThat(his.await("\"kettle\"")).contains("changes");
        }
        assertPutAside();
        assertThat(account.log).anyMatch(line -> line.contains("record-unreadable"));
    }

    @Test
    void a_record_of_which_the_process_dies_ends_in_the_queue_while_commits_before_and_after_it_are_told()
            throws Exception {
        Visitor.Scene scene = visitor.scene();
        account.tables.fatal("room#deadly", Account::kill);
        try (Socket his = scene.socket()) {
            his.ask(scene.join(), "it");
            Runnable letGo = account.hold();
            update(scene, 2, "stove");
            record(
                    "deadly",
                    "log#0000000000000001",
                    "{\"seq\":1,\"at\":1,\"by\":{\"user\":\"ann\",\"client\":\"one\"}}");
            update(scene, 3, "kettle");
            letGo.run();
            assertThat(his.await("\"kettle\"")).contains("changes");
        }
        assertPutAside();
    }

    /** The one record alone, after all the tries that the template allows; the message is that of Lambda. */
    private void assertPutAside() throws Exception {
        int retries =
                account.template.eventSource().path("MaximumRetryAttempts").asInt();
        FailedBatch failed = Objects.requireNonNull(account.aside.poll(120, TimeUnit.SECONDS), "nothing was put aside");
        assertThat(failed.condition()).isEqualTo(Condition.RETRY_ATTEMPTS_EXHAUSTED);
        assertThat(failed.batchSize()).isEqualTo(1);
        assertThat(failed.invokes()).isGreaterThan(retries);
        assertThat(account.aside).isEmpty();
        JsonNode message =
                JSON.readTree(failed.message("arn:aws:lambda:eu-west-1:1:function:Broadcast", Instant.now()));
        assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(message.at("/DDBStreamBatchInfo/startSequenceNumber").asText())
                .isEqualTo(message.at("/DDBStreamBatchInfo/endSequenceNumber").asText())
                .isEqualTo(failed.startSequenceNumber());
    }

    @Test
    void a_function_that_dies_in_the_middle_loses_nothing_that_was_acknowledged() throws Exception {
        Visitor.Scene scene = visitor.scene();
        update(scene, 2, "stove");
        long before = account.function(FunctionName.REST).environment().pid();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        ProcessHandle.of(before).ifPresent(gone -> gone.onExit().join());
        String items = scene.ask(scene.owner, Route.SNAPSHOT).body();
        assertThat(items).contains("\"tent\"", "\"stove\"");
        assertThat(account.function(FunctionName.REST).environment().pid()).isNotEqualTo(before);
    }

    @Test
    void the_clock_calls_what_finishes_deletions() throws Exception {
        FunctionName sweep = account.template.target(account.template.schedule().path("Targets"));
        String event = """
                {"version":"0","id":"53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa","detail-type":"Scheduled Event","source":"aws.events",
                "account":"123456789012","time":"2026-11-22T03:00:00Z","region":"eu-west-1",
                "resources":["arn:aws:events:eu-west-1:123456789012:rule/sweeps"],"detail":{}}""";
        assertThat(ask(sweep, event)).contains("\"left\":0");
    }

    @Test
    void an_http_request_with_cookies_bytes_and_a_raw_query_is_read_as_the_gateway_sends_it() throws Exception {
        String event = """
                {"version":"2.0","routeKey":"ANY /{proxy+}","rawPath":"/api/rooms","rawQueryString":"parameter1=value1&parameter1=value2",
                "cookies":["cookie1","cookie2"],"headers":{"authorization":"Bearer %s","content-type":"application/json",
                "accept-encoding":"br","x-forwarded-for":"203.0.113.7"},"queryStringParameters":{"parameter1":"value1,value2"},
                "requestContext":{"accountId":"123456789012","apiId":"api","domainName":"id.execute-api.eu-west-1.amazonaws.com",
                "domainPrefix":"id","http":{"method":"POST","path":"/api/rooms","protocol":"HTTP/1.1","sourceIp":"203.0.113.7",
                "userAgent":"agent"},"requestId":"JKJaXmPLvHcESHA=","routeKey":"ANY /{proxy+}","stage":"$default",
                "time":"22/Nov/2026:03:00:00 +0000","timeEpoch":1795316400000},"pathParameters":{"proxy":"api/rooms"},
                "body":"%s","isBase64Encoded":true}""".formatted(
                        account.signIn("ann", "Ann"),
                        java.util.Base64.getEncoder()
                                .encodeToString("{\"kind\":\"packing-list\",\"title\":\"Çeşme\"}".getBytes(UTF_8)));
        JsonNode answer = JSON.readTree(ask(FunctionName.REST, event));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(201);
        assertThat(answer.path("body").asText()).contains("Çeşme");
    }

    @Test
    void what_is_no_event_fails_the_invocation_with_its_reason() {
        assertThatThrownBy(() -> ask(FunctionName.UPDATE, "[]")).isInstanceOf(FunctionFailed.class);
    }

    @Test
    void starts_are_printed_and_load_no_more_classes_than_they_did() throws Exception {
        Events.rehearse(account, visitor);
        List<ColdStart.Figures> figures = new ColdStart(account, ColdStart.Depth.GLANCE).ofAll();
        System.out.println(ColdStart.Figures.HEAD);
        figures.forEach(each -> System.out.println(each.row()));
        assertThat(figures).allSatisfy(each -> assertThat(each.classes()).isBetween(1L, MOST_CLASSES));
    }

    private void update(Visitor.Scene scene, int n, String item) throws Exception {
        HttpResponse<String> answer = scene.ask(
                scene.owner,
                "POST",
                "/api/rooms/" + scene.room + "/updates",
                "{\"client\":\"laptop\",\"epoch\":\"" + scene.variables.get("epoch") + "\",\"mutations\":[{\"n\":" + n
                        + ",\"base\":2,\"ops\":[{\"op\":\"create\",\"type\":\"item\",\"id\":\"" + item
                        + "\",\"fields\":{\"name\":\"" + item + "\"}}]}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Map<String, AttributeValue> newest(String room) {
        return account.database
                .query(log -> log.tableName(account.names.name(Table.ROOMS))
                        .keyConditionExpression("pk = :room AND begins_with(sk, :log)")
                        .expressionAttributeValues(Map.of(
                                ":room", AttributeValue.fromS("room#" + room), ":log", AttributeValue.fromS("log#")))
                        .scanIndexForward(false)
                        .limit(1))
                .items()
                .getFirst();
    }

    private static String text(Map<String, AttributeValue> row, String attribute) {
        return Objects.requireNonNull(row.get(attribute)).s();
    }

    /** A row in the log of a room that nobody made. */
    private void record(String room, String place, String body) {
        account.database.putItem(put -> put.tableName(account.names.name(Table.ROOMS))
                .item(Map.of(
                        Attribute.PK, AttributeValue.fromS("room#" + room),
                        Attribute.SK, AttributeValue.fromS(place),
                        Attribute.BODY, AttributeValue.fromS(body))));
    }

    private String ask(FunctionName name, String event) throws Exception {
        return new String(account.function(name).invoke(event.getBytes(UTF_8)), UTF_8);
    }
}
