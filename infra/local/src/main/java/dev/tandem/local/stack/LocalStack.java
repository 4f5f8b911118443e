package dev.tandem.local.stack;

import dev.tandem.functions.Config;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.apigateway.ApiGatewayPush;
import dev.tandem.functions.store.dynamo.Attribute;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.Refused;
import dev.tandem.local.dynamo.AfterTransaction;
import dev.tandem.local.dynamo.DataDirectory;
import dev.tandem.local.dynamo.LocalDynamo;
import dev.tandem.local.dynamo.TtlSweeper;
import dev.tandem.local.gateway.Gateway;
import dev.tandem.local.gateway.GatewaySettings;
import dev.tandem.local.gateway.Latency;
import dev.tandem.local.gateway.Listen;
import dev.tandem.local.gateway.Scheduler;
import dev.tandem.local.gateway.SocketLimits;
import dev.tandem.local.signin.DevIssuer;
import dev.tandem.local.signin.IssuerKey;
import dev.tandem.local.signin.SignInPage;
import dev.tandem.local.stream.EventSourceMapping;
import dev.tandem.local.stream.EventSourceMapping.StartingPosition;
import dev.tandem.local.stream.FailedBatch;
import dev.tandem.local.stream.RecordFilter;
import dev.tandem.local.stream.StreamPoller;
import dev.tandem.local.web.StaticSite;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Database, functions, stream and gateway, running.
 *
 * <p>A commit becomes an answer through {@code gateway → UpdateHandler → database}, and is told to everybody else through
 * {@code stream → BroadcastHandler → @connections → gateway}, exactly as in the cloud.
 */
public final class LocalStack implements AutoCloseable {
    private static final Tables TABLES = new Tables("tandem-");
    private static final String REGION = "local";
    private static final int PUSHES_AT_ONCE = 64;

    private final Opened opened;
    private final Gateway gateway;
    private final URI url;

    private LocalStack(Opened opened, Gateway gateway, URI url) {
        this.opened = opened;
        this.gateway = gateway;
        this.url = url;
    }

    /**
     * Starts a stack; when this returns, it serves.
     *
     * @throws Refused {@code port-in-use}, or as {@link DataDirectory#open} and {@link IssuerKey#in} say
     */
    public static LocalStack start(StackSettings settings) {
        Opened opened = new Opened();
        try {
            return start(settings, opened);
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private static LocalStack start(StackSettings settings, Opened opened) {
        Optional<DataDirectory> data = settings.data().map(path -> opened.add(DataDirectory.open(path)));
        DevIssuer issuer = new DevIssuer(
                data.map(directory -> IssuerKey.in(directory.file("issuer.jwk")))
                        .orElseGet(IssuerKey::fresh),
                settings.clock());
        LocalDynamo dynamo = opened.add(
                data.map(directory -> LocalDynamo.in(directory, TABLES)).orElseGet(() -> LocalDynamo.inMemory(TABLES)));
        Gateway gateway = opened.add(bind(settings.port()));
        URI url = URI.create("http://localhost:" + gateway.port());

        String accessKey = randomKey();
        ApiGatewayPush push = opened.add(ApiGatewayPush.to(
                gateway.managementEndpoint(Functions.STAGE),
                REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, randomKey())),
                PUSHES_AT_ONCE));
        AtomicReference<StreamPoller> poller = new AtomicReference<>();
        DynamoDbClient client = AfterTransaction.of(
                dynamo.client(), _ -> Optional.ofNullable(poller.get()).ifPresent(StreamPoller::wake));
        Log log = new Log(settings.clock(), settings.log());
        Functions functions =
                new Functions(wiring(config(gateway, issuer), client, push, surroundings(settings, log)));
        poller.set(opened.add(StreamPoller.start(
                dynamo.streams(), dynamo.streamArn(Table.ROOMS), broadcasting(functions, log), settings.clock())));
        opened.add(Sweeping.start(new TtlSweeper(dynamo.client(), TABLES, settings.clock())));
        gateway.serve(new GatewaySettings(
                functions.webSocket(SocketLimits.ofApiGateway()),
                functions.http(),
                new SignInPage(issuer),
                new StaticSite(settings.site()),
                accessKey,
                Latency.none(),
                Scheduler.system(),
                new SecureRandom()));
        return new LocalStack(opened, gateway, url);
    }

    /** Where a browser goes. */
    public URI url() {
        return url;
    }

    /** Cuts every connection as a failing network does. */
    public void cutAll() {
        gateway.cutAll();
    }

    /** Says goodbye to the clients, lets the functions end, and writes what is to be written. */
    @Override
    public void close() {
        opened.close();
    }

    private static Gateway bind(int port) {
        try {
            return Gateway.bind(Listen.onLoopback(port));
        } catch (IOException taken) {
            Refused refused = new Refused(
                    "port-in-use",
                    "Port " + port + " is taken: choose another with --port, or --port 0 for a free one.");
            refused.initCause(taken);
            throw refused;
        }
    }

    private static Config config(Gateway gateway, DevIssuer issuer) {
        return new Config(
                REGION,
                TABLES.prefix(),
                Optional.empty(),
                gateway.managementEndpoint(Functions.STAGE),
                URI.create("ws:" + Functions.SOCKET_PATH),
                DevIssuer.ISSUER,
                DevIssuer.AUDIENCE,
                issuer.jwks(),
                Set.of(),
                Optional.empty());
    }

    private static Wiring wiring(Config config, DynamoDbClient client, ApiGatewayPush push, Surroundings around) {
        DynamoStores stores = DynamoStores.on(client, TABLES, around.pause()::forAbout, around.jitter());
        return Wiring.of(
                config, new Wiring.Ports(stores.rooms(), stores.connections(), stores.tickets(), () -> push), around);
    }

    private static Surroundings surroundings(StackSettings settings, Log log) {
        Surroundings real = Surroundings.real(settings.clock());
        return new Surroundings(
                real.clock(), real.secrets(), real.jitter(), real.pause(), real.rooms(), real.sockets(), log);
    }

    private static EventSourceMapping broadcasting(Functions functions, Log log) {
        return new EventSourceMapping(
                functions.broadcast(),
                new RecordFilter(Set.of("INSERT"), Attribute.SK, "log#"),
                100,
                Duration.ZERO,
                StartingPosition.LATEST,
                true,
                Optional.of(5),
                Optional.of(Duration.ofHours(1)),
                failed -> log.warn("batch-given-up", fields(failed)));
    }

    private static Map<String, String> fields(FailedBatch failed) {
        return Map.of(
                "condition", failed.condition().name(),
                "shard", failed.shardId(),
                "start", failed.startSequenceNumber(),
                "end", failed.endSequenceNumber(),
                "records", Integer.toString(failed.batchSize()));
    }

    private static String randomKey() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
