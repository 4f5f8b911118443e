package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.Generation;
import dev.tandem.json.Form;
import dev.tandem.json.JsonReader;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.client.Api;
import dev.tandem.local.doctor.Ailment;
import dev.tandem.local.doctor.Step;
import dev.tandem.local.signin.DevIssuer;
import dev.tandem.local.signin.IssuerKey;
import dev.tandem.local.stack.Between;
import dev.tandem.local.stack.LocalStack;
import dev.tandem.local.stack.StackSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The doctor before stacks that work, and before stacks that are broken in one way each. */
final class DoctorTest {
    /** For what should answer: only a failure uses it up. */
    private static final String LONG = "60";

    /** For what never answers. */
    private static final String SHORT = "10";

    @TempDir
    private Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    @BeforeEach
    void build() throws Exception {
        Files.createDirectories(root.resolve("site/assets"));
        Files.writeString(root.resolve("site/index.html"), "<script src=\"/assets/app.js\"></script>");
        Files.writeString(root.resolve("site/assets/app.js"), "");
    }

    @Test
    void a_stack_that_works_is_well_and_nothing_is_left_in_it() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            assertThat(examine(stack.url(), LONG)).as(said()).isZero();

            assertThat(out.toString(UTF_8).lines())
                    .filteredOn(line -> line.startsWith("ok "))
                    .hasSize(Step.values().length - 1);
            assertThat(out.toString(UTF_8)).endsWith("all is well\n").doesNotContain("tkt_");
            Form rooms = Form.of(Api.signIn(stack.url(), "doctor", "Doctor").get("/api/rooms"));
            assertThat(rooms.items("rooms")).isEmpty();
        }
    }

    @Test
    void the_report_for_programs_has_every_step_with_its_time_and_no_secret() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            String token = Api.signIn(stack.url(), "ann", "Ann").token();
            environment.put("TANDEM_TOKEN", token);

            assertThat(examine(stack.url(), LONG, "--json")).as(said()).isZero();

            Form report = report();
            assertThat(report.flag("ok")).isTrue();
            assertThat(report.objects("steps"))
                    .extracting(step -> step.text("step"))
                    .containsExactlyElementsOf(Arrays.stream(Step.values())
                            .filter(step -> step != Step.ORIGIN)
                            .map(Step::code)
                            .toList());
            assertThat(report.objects("steps"))
                    .allSatisfy(step -> assertThat(step.whole("millis", 0)).isNotNegative());
            assertThat(said()).doesNotContain(token).doesNotContain("tkt_");
            assertThat(err.toString(UTF_8)).contains("ok   broadcast");
        }
    }

    @Test
    void where_nothing_listens_it_says_what_to_start() throws Exception {
        int free;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }

        examine(URI.create("http://localhost:" + free), LONG);

        failed(Step.ADDRESS, Ailment.NOT_REACHABLE, "./tandem up");
        assertThat(untried()).hasSize(Step.values().length - 2);
    }

    @Test
    void another_web_server_is_not_tandem() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(UTF_8));
            exchange.close();
        });
        other.start();
        try {
            examine(URI.create("http://localhost:" + other.getAddress().getPort()), LONG);

            failed(Step.ADDRESS, Ailment.NOT_TANDEM, "the output Url");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void another_host_without_tls_gets_no_token() throws Exception {
        environment.put("TANDEM_TOKEN", "a.b.c");

        examine(URI.create("http://tandem.example.com"), LONG);

        failed(Step.ADDRESS, Ailment.NOT_HTTPS, "use the https address");
    }

    @Test
    void a_port_that_speaks_no_tls_is_not_trusted() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            examine(URI.create("https://localhost:" + stack.url().getPort()), LONG);

            failed(Step.ADDRESS, Ailment.TLS, "is not trusted here");
        }
    }

    @Test
    void a_deployment_wants_a_token() throws Exception {
        assertThat(examine(URI.create("https://tandem.example.com"), LONG)).isEqualTo(2);

        assertThat(said()).startsWith("tandem: no-token: ").contains("TANDEM_TOKEN");
    }

    @Test
    void pages_that_are_not_there_and_pages_that_are_there_by_half() throws Exception {
        Files.delete(root.resolve("site/assets/app.js"));
        try (LocalStack stack = start(Between.NOTHING)) {
            examine(stack.url(), LONG);
            failed(Step.PAGES, Ailment.PAGES_HALF, "/assets/app.js");

            Files.delete(root.resolve("site/index.html"));
            examine(stack.url(), LONG);
            failed(Step.PAGES, Ailment.PAGES_MISSING, "HTTP 503");
            assertThat(untried()).isEmpty();
        }
    }

    @Test
    void pages_of_an_origin_that_is_not_listed_may_not_ask() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            examine(stack.url(), LONG, "--origin", "https://app.example.com");

            failed(Step.ORIGIN, Ailment.ORIGIN_REFUSED, "TANDEM_ORIGINS");
        }
    }

    @Test
    void an_expired_token_and_one_of_another_issuer_are_told_apart() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            Clock yesterday = Clock.offset(clock, Duration.ofDays(-1));
            URI here = stack.url();
            environment.put("TANDEM_TOKEN", token(here, yesterday));
            examine(here, LONG);
            failed(Step.SIGN_IN, Ailment.TOKEN_EXPIRED, "12 h ago");

            environment.put("TANDEM_TOKEN", token(URI.create("https://elsewhere.example"), clock));
            examine(here, LONG);
            failed(Step.SIGN_IN, Ailment.TOKEN_REFUSED, "https://elsewhere.example");

            environment.put("TANDEM_TOKEN", "no-token-at-all");
            examine(here, LONG);
            failed(Step.SIGN_IN, Ailment.TOKEN_REFUSED, "no known form");
            assertThat(said()).doesNotContain("no-token-at-all");
        }
    }

    private static String token(URI issuer, Clock at) {
        return new DevIssuer(issuer, IssuerKey.fresh(), at).signIn("ann", "Ann").token();
    }

    @Test
    void a_clock_that_is_hours_off_is_named_with_its_direction() throws Exception {
        try (LocalStack stack = start(Between.NOTHING)) {
            Clock right = clock;
            clock = Clock.offset(right, Duration.ofHours(3));
            examine(stack.url(), LONG);
            failed(Step.CLOCK, Ailment.CLOCK_OFF, "ahead of");

            clock = Clock.offset(right, Duration.ofHours(-3));
            examine(stack.url(), LONG);
            failed(Step.CLOCK, Ailment.CLOCK_OFF, "behind");
        }
    }

    @Test
    void a_network_that_lets_no_websockets_through_is_named_and_all_else_is_tried() throws Exception {
        try (LocalStack stack = start(Between.NOTHING);
                Middlebox box = Middlebox.swallowing(stack.url(), "Upgrade: websocket")) {
            examine(URI.create(box.url()), SHORT);

            failed(Step.SOCKET, Ailment.SOCKET_BLOCKED, "lets no WebSockets through");
            assertThat(untried()).containsExactly(Step.JOIN, Step.UPDATE, Step.BROADCAST, Step.CATCH_UP);
        }
    }

    @Test
    void a_ticket_that_the_authorizer_does_not_know_is_denied() throws Exception {
        try (LocalStack stack = start(Between.NOTHING);
                Middlebox box = Middlebox.changingRequests(stack.url(), "ticket.tkt_", "ticket.tkt-")) {
            examine(URI.create(box.url()), LONG);

            failed(Step.SOCKET, Ailment.SOCKET_DENIED, "HTTP 403");
        }
    }

    @Test
    void a_deployment_of_another_version_is_named() throws Exception {
        try (LocalStack stack = start(Between.NOTHING);
                Middlebox box = Middlebox.changingAnswers(stack.url(), "\"tandem.v1\"", "\"tandem.v7\"")) {
            examine(URI.create(box.url()), LONG);

            failed(Step.TICKET, Ailment.OTHER_VERSION, "tandem.v7");
        }
    }

    @Test
    void a_table_that_is_missing_fails_what_needs_it() throws Exception {
        Remembering database = new Remembering();
        try (LocalStack stack = start(database)) {
            database.client.get().deleteTable(table -> table.tableName("tandem-connections"));
            examine(stack.url(), LONG);
            failedFirst(Step.SOCKET, Ailment.SOCKET_FAILS, "a table is missing");

            database.client.get().deleteTable(table -> table.tableName("tandem-users"));
            examine(stack.url(), LONG);
            failed(Step.SIGN_IN, Ailment.API_FAILS, "the log of the function Rest");
        }
    }

    /** Lets a test at the database behind the functions. */
    private static final class Remembering implements Between {
        private final AtomicReference<DynamoDbClient> client = new AtomicReference<>();

        @Override
        public DynamoDbClient database(DynamoDbClient database) {
            client.set(database);
            return database;
        }
    }

    @Test
    void a_join_without_permission_for_its_table_is_an_internal_error() throws Exception {
        try (LocalStack stack = start(new Between() {
            @Override
            public DynamoDbClient database(DynamoDbClient database) {
                return Faulty.withoutPermissionToAskForRooms(database);
            }
        })) {
            examine(stack.url(), LONG);

            failedFirst(Step.JOIN, Ailment.JOIN_FAILS, "the log of the function Join");
        }
    }

    @Test
    void a_stream_that_nobody_reads_tells_nobody() throws Exception {
        try (LocalStack stack = start(new Between() {
            @Override
            public LambdaFunction function(String name, LambdaFunction function) {
                return name.equals("BroadcastHandler") ? _ -> "{}".getBytes(UTF_8) : function;
            }
        })) {
            examine(stack.url(), SHORT);

            failed(Step.BROADCAST, Ailment.NO_BROADCAST, "the stream of the rooms table is not read");
        }
    }

    @Test
    void functions_that_cannot_post_to_sockets_are_told_from_a_stream_that_stands_still() throws Exception {
        try (LocalStack stack = start(new Between() {
            @Override
            public Push push(Push push) {
                return new Mute();
            }
        })) {
            examine(stack.url(), SHORT);

            failed(Step.BROADCAST, Ailment.NO_PUSH, "execute-api:ManageConnections");
        }
    }

    private static final class Mute implements Push {
        @Override
        public PushResult post(String connectionId, byte[] frame) {
            return new PushResult.Failed("not authorized to perform: execute-api:ManageConnections");
        }

        @Override
        public void close(String connectionId) {}
    }

    @Test
    void a_past_whose_end_is_missing_is_wrong() throws Exception {
        try (LocalStack stack = start(new Between() {
            @Override
            public DynamoDbClient database(DynamoDbClient database) {
                return Faulty.withoutTheEndOfTheLog(database);
            }
        })) {
            examine(stack.url(), LONG);

            assertThat(failures())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("FAIL catch-up")
                            .contains(Ailment.CATCH_UP_WRONG.code())
                            .contains("instead of what was missed"));
        }
    }

    @Test
    void a_limit_that_is_used_up_is_no_fault_of_anything_else() throws Exception {
        Limits limits = Limits.of("{\"updates\":{\"perSecond\":0.001,\"burst\":2}}");
        try (LocalStack stack = LocalStack.start(new StackSettings(
                0,
                Optional.empty(),
                root.resolve("site"),
                clock,
                _ -> {},
                Optional.empty(),
                limits,
                Generation.FIRST))) {
            examine(stack.url(), LONG);

            failedFirst(Step.UPDATE, Ailment.THROTTLED, "TANDEM_LIMITS");
            assertThat(failures()).allSatisfy(line -> assertThat(line).contains(Ailment.THROTTLED.code()));
        }
    }

    @Test
    void a_way_on_which_rest_alone_does_not_work_and_one_on_which_nothing_is_deleted() throws Exception {
        try (LocalStack stack = start(Between.NOTHING);
                Middlebox posts = Middlebox.swallowing(stack.url(), "/updates HTTP");
                Middlebox deletions = Middlebox.swallowing(stack.url(), "DELETE /")) {
            examine(URI.create(posts.url()), SHORT);
            failed(Step.REST, Ailment.REST_FAILS, "the log of the function Rest");

            examine(URI.create(deletions.url()), SHORT);
            failed(Step.CLEAN_UP, Ailment.LEFT_BEHIND, "delete it in the app");
        }
    }

    @Test
    void the_handbook_has_every_code() throws Exception {
        String handbook = Files.readString(Path.of("../../docs/OPERATIONS.md"));

        for (Ailment ailment : Ailment.values()) {
            assertThat(handbook).contains("`" + ailment.code() + "`");
        }
    }

    private LocalStack start(Between between) {
        return LocalStack.start(
                new StackSettings(0, Optional.empty(), root.resolve("site"), clock, _ -> {}).with(between));
    }

    /** One thing is wrong, in one step, and it is said in one sentence with what to do. */
    private void failed(Step step, Ailment ailment, String advice) {
        assertThat(failures())
                .as(said())
                .singleElement()
                .asString()
                .startsWith("FAIL " + step.code())
                .contains(" " + ailment.code() + ": ")
                .contains(advice);
        assertThat(err.toString(UTF_8)).startsWith("tandem: unwell: 1 of ").contains(step.code());
        assertThat(out.toString(UTF_8)).doesNotContain("all is well");
    }

    /** The same, where what is wrong shows in later steps too. */
    private void failedFirst(Step step, Ailment ailment, String advice) {
        assertThat(failures().getFirst())
                .as(said())
                .startsWith("FAIL " + step.code())
                .contains(" " + ailment.code() + ": ")
                .contains(advice);
    }

    private List<String> failures() {
        return out.toString(UTF_8)
                .lines()
                .filter(line -> line.startsWith("FAIL "))
                .toList();
    }

    private List<Step> untried() {
        return out.toString(UTF_8)
                .lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.split(" +", -1)[1])
                .map(code -> Arrays.stream(Step.values())
                        .filter(step -> step.code().equals(code))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private Form report() {
        return Form.of(JsonReader.FILES.read(out.toByteArray()));
    }

    private String said() {
        return out.toString(UTF_8) + err.toString(UTF_8);
    }

    private int examine(URI url, String patience, String... more) throws InterruptedException {
        out.reset();
        err.reset();
        List<String> words = new ArrayList<>(List.of("doctor", "--url", url.toString(), "--patience", patience));
        words.addAll(List.of(more));
        Terminal terminal = new Terminal(
                root, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), clock);
        return CommandLine.run(words, terminal);
    }
}
