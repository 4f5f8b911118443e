package dev.tandem.local.stack;

import dev.tandem.functions.Config;
import dev.tandem.functions.FanningOut;
import dev.tandem.functions.KindFolder;
import dev.tandem.functions.Ports;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.apigateway.ApiGatewayPush;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.Refused;
import dev.tandem.local.dynamo.AfterTransaction;
import dev.tandem.local.dynamo.DataDirectory;
import dev.tandem.local.dynamo.LocalDynamo;
import dev.tandem.local.dynamo.TtlSweeper;
import dev.tandem.local.gateway.Gateway;
import dev.tandem.local.gateway.GatewaySettings;
import dev.tandem.local.gateway.Listen;
import dev.tandem.local.gateway.Scheduler;
import dev.tandem.local.gateway.SocketLimits;
import dev.tandem.local.outbox.Outbox;
import dev.tandem.local.outbox.OutboxPages;
import dev.tandem.local.signin.AuthorizationServer;
import dev.tandem.local.signin.DevIssuer;
import dev.tandem.local.signin.Discovery;
import dev.tandem.local.signin.IssuerKey;
import dev.tandem.local.signin.SignInPage;
import dev.tandem.local.stream.StreamPoller;
import dev.tandem.local.web.StaticSite;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Opens the parts of a stack in the order in which they need each other. */
final class Assembly {
    private static final String TABLE_PREFIX = "tandem-";
    private static final String REGION = "local";
    private static final int PUSHES_AT_ONCE = 64;

    private final StackSettings settings;
    private final Opened opened;
    private final Outbox outbox;
    private final Log log;
    private final SecureRandom random = new SecureRandom();
    private final String accessKey = randomKey();

    /** Runs after each transaction: tells the reader of the stream to look, once there is one. */
    private final AtomicReference<Runnable> committed = new AtomicReference<>(() -> {});

    /** Posts parts of large fan-outs, once it is made. */
    private final AtomicReference<LambdaFunction> parts = new AtomicReference<>();

    Assembly(StackSettings settings, Opened opened) {
        this.settings = settings;
        this.opened = opened;
        this.outbox = new Outbox(settings.clock());
        this.log = new Log(settings.clock(), opened.add(new Figures(settings.log(), settings.clock())));
    }

    /** Opens everything; the gateway serves when this returns. */
    Gateway assemble() {
        checkKinds();
        Tables tables = new Tables(TABLE_PREFIX);
        Optional<DataDirectory> data = settings.data().map(path -> opened.add(DataDirectory.open(path)));
        LocalDynamo dynamo = opened.add(
                data.map(directory -> LocalDynamo.in(directory, tables)).orElseGet(() -> LocalDynamo.inMemory(tables)));
        Gateway gateway = bind(settings.port());
        DevIssuer issuer = issuer(gateway, data);
        Push push = settings.between().push(push(gateway));
        // Closed before the way to post: the functions behind it post farewells.
        opened.add(gateway);
        Functions functions =
                new Functions(wiring(config(gateway, issuer), dynamo, push), settings.between(), settings.weather());
        parts.set(functions.fanOut());
        StreamPoller poller = opened.add(StreamPoller.start(
                dynamo.streams(),
                dynamo.streamArn(Table.ROOMS),
                Broadcasting.of(functions.broadcast(), log),
                settings.clock(),
                settings.weather().transit()));
        committed.set(poller::wake);
        opened.add(Sweeping.start(new TtlSweeper(dynamo.client(), tables, settings.clock()), functions.scheduled()));
        return gateway.serve(serving(functions, issuer));
    }

    /** Before anything is opened: a stack does not start with a kind file that is wrong. */
    private void checkKinds() {
        try {
            KindFolder.read(settings.kinds());
        } catch (IllegalArgumentException wrong) {
            Refused refused = new Refused("bad-kind", String.valueOf(wrong.getMessage()));
            refused.initCause(wrong);
            throw refused;
        }
    }

    private DevIssuer issuer(Gateway gateway, Optional<DataDirectory> data) {
        return new DevIssuer(
                URI.create("http://localhost:" + gateway.port()),
                data.map(directory -> IssuerKey.in(directory.file("issuer.jwk")))
                        .orElseGet(IssuerKey::fresh),
                settings.clock());
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

    /** In other weather than calm, over the management API as in the cloud: there is where posts take long and go wrong. */
    private Push push(Gateway gateway) {
        if (settings.weather().isCalm()) {
            return new DirectPush(gateway::posts);
        }
        return opened.add(ApiGatewayPush.to(
                gateway.managementEndpoint(Functions.STAGE),
                REGION,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, randomKey())),
                PUSHES_AT_ONCE));
    }

    private Config config(Gateway gateway, DevIssuer issuer) {
        return new Config(
                        REGION,
                        TABLE_PREFIX,
                        Optional.empty(),
                        gateway.managementEndpoint(Functions.STAGE),
                        URI.create("ws:" + Functions.SOCKET_PATH),
                        issuer.name().toString(),
                        DevIssuer.AUDIENCE,
                        issuer.name() + Discovery.KEYS,
                        Set.of(),
                        Optional.empty(),
                        settings.kinds())
                .restored(settings.generation())
                .express(settings.express());
    }

    private Wiring wiring(Config config, LocalDynamo dynamo, Push push) {
        DynamoDbClient between = settings.between()
                .database(AfterTransaction.of(
                        dynamo.client(), _ -> committed.get().run()));
        DynamoDbClient client = settings.weather().database(between);
        Surroundings around = Surroundings.real(settings.clock()).with(log);
        DynamoStores stores = DynamoStores.on(client, config.tables(), around.pause()::forAbout, around.jitter());
        Ports ports = Ports.on(stores, () -> push, () -> outbox)
                .dividing(FanningOut.division(
                        () -> new LocalPoster(parts::get), settings.between().parts(), around));
        return Wiring.of(config, ports, around).limited(settings.limits());
    }

    private GatewaySettings serving(Functions functions, DevIssuer issuer) {
        return new GatewaySettings(
                functions.webSocket(SocketLimits.ofApiGateway()),
                functions.http(),
                new SignInPage(issuer),
                new Discovery(
                        issuer,
                        new AuthorizationServer(
                                issuer,
                                settings.clock(),
                                settings.tokenLife(),
                                new OutboxPages(outbox, new StaticSite(settings.site())))),
                accessKey,
                settings.weather().clients(),
                settings.weather().mishaps(),
                Scheduler.system(),
                random);
    }

    private String randomKey() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
