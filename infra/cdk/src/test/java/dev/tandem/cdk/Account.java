package dev.tandem.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.TableRequests;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.gateway.Authorizer;
import dev.tandem.local.gateway.Gateway;
import dev.tandem.local.gateway.GatewaySettings;
import dev.tandem.local.gateway.HttpApi;
import dev.tandem.local.gateway.Latency;
import dev.tandem.local.gateway.Listen;
import dev.tandem.local.gateway.Mishaps;
import dev.tandem.local.gateway.Route;
import dev.tandem.local.gateway.Scheduler;
import dev.tandem.local.gateway.SocketLimits;
import dev.tandem.local.gateway.WebSocketApi;
import dev.tandem.local.runtime.DeployedFunction;
import dev.tandem.local.runtime.Deployment;
import dev.tandem.local.runtime.ExecutionEnvironment;
import dev.tandem.local.runtime.Lent;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.StreamPoller;
import dev.tandem.local.web.WebPages;
import dev.tandem.local.web.WebResponse;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * Stands for an AWS account to which the template was deployed: its functions as processes with the jar, in the runtime client, behind a gateway and a
 * stream that are wired as the template says; tables behind the rights of each function's role.
 */
final class Account implements AutoCloseable {
    static final String REGION = "eu-west-1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    final CloudTemplate template;
    final Guard tables;
    final Guard sockets;
    final Calling calling;
    final DynamoDbClient database;
    final Tables names;
    final URI databaseAddress;
    final BlockingQueue<FailedBatch> aside = new LinkedBlockingQueue<>();
    final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private final Map<FunctionName, DeployedFunction> functions = new EnumMap<>(FunctionName.class);
    private final Map<FunctionName, byte[]> events = new EnumMap<>(FunctionName.class);
    private final Semaphore telling = new Semaphore(1);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<FunctionName, CloudTemplate.Deployed> deployed;
    private final SignIns signIns;
    private final Gateway gateway;
    private final Path task;

    Account(CloudTemplate template, Path task) throws Exception {
        this.template = template;
        this.task = task;
        deployed = template.functions();
        databaseAddress = startDatabase();
        database = add(DynamoDbClient.builder()
                .endpointOverride(databaseAddress)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "test")))
                .build());
        names = new Tables(literal(FunctionName.REST, "TANDEM_TABLE_PREFIX"));
        for (Table table : Table.values()) {
            database.createTable(TableRequests.create(names, table));
        }
        signIns = add(new SignIns());
        gateway = add(Gateway.bind(Listen.onLoopback(0)));
        tables = add(new Guard(databaseAddress, deployed));
        URI stage = gateway.managementEndpoint(template.socketStage());
        sockets = add(new Guard(URI.create("http://" + stage.getAuthority()), deployed));
        calling = add(new Calling(deployed, behind(FunctionName.FANOUT)));
        deployed.keySet().forEach(name -> functions.put(name, add(start(name, true))));
        gateway.serve(settings());
        add(poll());
    }

    /** Starts all functions, two at a time, before anybody waits for one. */
    void warmUp() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<ExecutionEnvironment>> starts = functions.values().stream()
                    .map(function -> two.submit(function::environment))
                    .toList();
            for (Future<ExecutionEnvironment> start : starts) {
                start.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("a function does not start; what was logged: " + log, failed);
        }
    }

    /** The tables' own address, past the rights of the roles. */
    private URI startDatabase() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)});
        server.start();
        opened.add(server::stop);
        return URI.create("http://127.0.0.1:" + port);
    }

    private <T extends AutoCloseable> T add(T part) {
        opened.add(part);
        return part;
    }

    /** Not running yet. Without its snapshot it starts as an ordinary function would. */
    DeployedFunction start(FunctionName name, boolean snapshot) {
        return new DeployedFunction(deployment(name, snapshot, tables.address()), log::add, new Random());
    }

    /** As the template has it, on this machine. */
    Deployment deployment(FunctionName name, boolean snapshot, URI dynamo) {
        CloudTemplate.Deployed it = Objects.requireNonNull(deployed.get(name));
        return new Deployment(
                name.name(),
                name.handler(),
                task,
                variables(it, dynamo),
                it.megabytes(),
                it.timeout(),
                snapshot && it.snapshot(),
                new Lent(KEY, "secret", name.name(), "Bearer " + name),
                REGION,
                List.of());
    }

    /** Each variable of the template, with the address on this machine where it is one; and those that only this machine needs: here every room is a large one. */
    private Map<String, String> variables(CloudTemplate.Deployed it, URI dynamo) {
        Map<String, String> variables = new HashMap<>();
        it.variables().keySet().forEach(name -> variables.put(name, variable(it.name(), name)));
        if (!variables.isEmpty()) {
            variables.put("TANDEM_DYNAMO_ENDPOINT", dynamo.toString());
            variables.put("TANDEM_LIMITS", "off");
        }
        if (variables.containsKey("TANDEM_FAN_OUT")) {
            variables.put("TANDEM_LAMBDA_ENDPOINT", calling.address().toString());
            variables.put("TANDEM_PARTS", "0,1");
        }
        return variables;
    }

    private String variable(FunctionName function, String name) {
        String stage = "/" + template.socketStage();
        return switch (name) {
            case "TANDEM_PUSH_ENDPOINT" -> sockets.address() + stage;
            case "TANDEM_SOCKET_URL" -> "ws://localhost:" + gateway.port() + stage;
            case "TANDEM_ISSUER" -> signIns.issuer();
            case "TANDEM_AUDIENCE" -> SignIns.CLIENT;
            case "TANDEM_FAN_OUT" -> Calling.PARTS;
            case "TANDEM_JWKS" -> signIns.keys();
            case "TANDEM_ORIGINS", "TANDEM_APP_URL" -> url().toString();
            default -> literal(function, name);
        };
    }

    /** A value that needs nothing of the cloud. */
    private String literal(FunctionName function, String name) {
        JsonNode value = Objects.requireNonNull(
                Objects.requireNonNull(deployed.get(function)).variables().get(name));
        if (!value.isTextual()) {
            throw new AssertionError(name + " is made by CloudFormation: say here what it is on this machine");
        }
        return value.asText();
    }

    /** Where a browser goes. */
    URI url() {
        return URI.create("http://localhost:" + gateway.port());
    }

    String signIn(String user, String name) {
        try {
            return signIns.token(user, name, behind(template.target(template.userPool())));
        } catch (Exception refused) {
            throw new AssertionError(refused);
        }
    }

    DeployedFunction function(FunctionName name) {
        return Objects.requireNonNull(functions.get(name));
    }

    /** The last event that a function got; waits for the first. */
    byte[] awaitEvent(FunctionName name) throws InterruptedException, java.util.concurrent.TimeoutException {
        Instant end = Instant.now().plus(PATIENCE);
        synchronized (events) {
            while (!events.containsKey(name)) {
                if (Instant.now().isAfter(end)) {
                    throw new java.util.concurrent.TimeoutException(name + " got no event");
                }
                events.wait(1000);
            }
            return Objects.requireNonNull(events.get(name));
        }
    }

    /** A function that keeps in mind what it got. */
    LambdaFunction behind(FunctionName name) {
        return event -> {
            synchronized (events) {
                events.put(name, event);
                events.notifyAll();
            }
            return function(name).invoke(event);
        };
    }

    /** Ends the process of a function as if it had run out of memory. */
    static void kill(FunctionName name) {
        ProcessHandle.current()
                .children()
                .filter(process -> process.info()
                        .arguments()
                        .filter(words -> List.of(words).contains(name.handler()))
                        .isPresent())
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    /** Nothing of the stream is told until what is given is run; what comes meanwhile waits, and becomes one batch. */
    Runnable hold() throws InterruptedException {
        telling.acquire();
        return telling::release;
    }

    private LambdaFunction held(LambdaFunction function) {
        return event -> {
            telling.acquire();
            telling.release();
            return function.invoke(event);
        };
    }

    private GatewaySettings settings() {
        Map<String, Route> routes = new HashMap<>();
        template.socketRoutes()
                .forEach((key, route) -> routes.put(key, new Route(behind(route.function()), route.answered())));
        JsonNode authorizer = template.authorizer();
        List<String> sources = authorizer
                .path("IdentitySource")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        String stage = template.socketStage();
        Map<String, LambdaFunction> http = template.httpRoutes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, route -> behind(route.getValue())));
        WebPages none = _ -> WebResponse.empty(404);
        return new GatewaySettings(
                new WebSocketApi(
                        "/" + stage,
                        stage,
                        "$request.body.action",
                        routes,
                        new Authorizer(behind(template.target(authorizer.path("AuthorizerUri"))), sources),
                        SocketLimits.ofApiGateway()),
                HttpApi.of("/api", http),
                none,
                none,
                KEY,
                Latency.none(),
                Mishaps.none(),
                Scheduler.system(),
                new Random());
    }

    private StreamPoller poll() {
        DynamoDbStreamsClient streams = add(DynamoDbStreamsClient.builder()
                .endpointOverride(databaseAddress)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "test")))
                .build());
        String arn = database.describeTable(table -> table.tableName(names.name(Table.ROOMS)))
                .table()
                .latestStreamArn();
        JsonNode source = template.eventSource();
        EventSourceMapping mapping =
                EventSources.mapping(source, held(behind(template.target(source.path("FunctionName")))), aside::add);
        return StreamPoller.start(streams, arn, mapping, Clock.systemUTC(), () -> Duration.ZERO);
    }

    @Override
    public void close() {
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (Exception failed) {
                throw new IllegalStateException("a part of the account does not end", failed);
            }
        }
    }
}
