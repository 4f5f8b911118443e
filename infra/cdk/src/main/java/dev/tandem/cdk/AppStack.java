package dev.tandem.cdk;

import dev.tandem.functions.store.dynamo.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.constructs.Construct;

/** The functions and the ways to them: sockets, HTTP, stream, clock, sign-in and pages. Constructs grant; this wires. */
public final class AppStack extends Stack {
    /** Rare, since each time costs a little: what is swept has been out of sight since it was deleted. */
    private static final Duration SWEEPS = Duration.hours(1);

    private final Map<FunctionName, TandemFunction> functions = new EnumMap<>(FunctionName.class);
    private final RestApi rest;
    private final Telling telling;

    public AppStack(Construct scope, Stage stage, DataStack data, Artifacts artifacts, StackProps properties) {
        super(scope, stage.stack("app"), properties);
        SocketApi sockets = new SocketApi(this, stage);
        rest = new RestApi(this, stage);
        SignIn signIn = new SignIn(this, stage);
        Site site = new Site(this, rest.host(), List.of(origin(sockets), signIn.pages()));
        UserPoolClient app = signIn.app(site.url());

        Map<String, String> environment = environment(stage, sockets, signIn, app, site);
        Code jar = Code.fromAsset(artifacts.functions().toString());
        Optional<EmailIdentity> letters = stage.mailFrom().map(this::identity);
        for (FunctionName name : FunctionName.values()) {
            // The pool comes before the app that is a client of it: what names people for the pool cannot know of the
            // app.
            Map<String, String> knows = name == FunctionName.CLAIMS ? Map.of() : environment(environment, name);
            TandemFunction function = new TandemFunction(this, name, stage, jar, knows);
            permit(function, data, sockets, letters);
            functions.put(name, function);
        }
        sockets.serve(
                live(FunctionName.AUTHORIZE),
                live(FunctionName.CONNECT),
                live(FunctionName.DISCONNECT),
                live(FunctionName.MESSAGES));
        sockets.serve("join", live(FunctionName.JOIN));
        sockets.serve("update", live(FunctionName.UPDATE));
        rest.serve(live(FunctionName.REST));
        signIn.claims(live(FunctionName.CLAIMS));
        telling = new Telling(this, data.table(Table.ROOMS), live(FunctionName.BROADCAST));
        Rule.Builder.create(this, "Sweeps")
                .schedule(Schedule.rate(SWEEPS))
                .targets(List.of(new LambdaFunction(live(FunctionName.SWEEP))))
                .build();
        site.deploy(
                artifacts.site().toString(),
                new TreeMap<>(Map.of(
                        "issuer",
                        signIn.issuer(),
                        "authorizationEndpoint",
                        signIn.pages() + "/oauth2/authorize",
                        "tokenEndpoint",
                        signIn.pages() + "/oauth2/token",
                        "revocationEndpoint",
                        signIn.pages() + "/oauth2/revoke",
                        "endSessionEndpoint",
                        signIn.pages() + "/logout",
                        "clientId",
                        app.getUserPoolClientId(),
                        "scope",
                        "openid email profile")));
        output("Url", site.url());
        output("SocketUrl", sockets.url());
        output("Issuer", signIn.issuer());
        output("ClientId", app.getUserPoolClientId());
    }

    TandemFunction function(FunctionName name) {
        return Objects.requireNonNull(functions.get(name));
    }

    RestApi rest() {
        return rest;
    }

    Telling telling() {
        return telling;
    }

    /** What the functions know of the world around them (docs of {@link dev.tandem.functions.Config}). */
    private static Map<String, String> environment(
            Stage stage, SocketApi sockets, SignIn signIn, UserPoolClient app, Site site) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                "TANDEM_TABLE_PREFIX",
                stage.restored().map(Restored::tablePrefix).orElseGet(stage::tablePrefix));
        stage.restored().ifPresent(from -> environment.put("TANDEM_GENERATION", Integer.toString(from.generation())));
        environment.put("TANDEM_STAGE", stage.name());
        environment.put("TANDEM_EXPRESS", stage.express() ? "on" : "off");
        environment.put("TANDEM_PUSH_ENDPOINT", sockets.callback());
        environment.put("TANDEM_SOCKET_URL", sockets.url());
        environment.put("TANDEM_ISSUER", signIn.issuer());
        environment.put("TANDEM_AUDIENCE", app.getUserPoolClientId());
        environment.put("TANDEM_JWKS", signIn.keys());
        environment.put("TANDEM_ORIGINS", site.url());
        environment.put("TANDEM_APP_URL", site.url());
        stage.mailFrom().ifPresent(from -> environment.put("TANDEM_MAIL_FROM", from));
        return environment;
    }

    /** What one of them knows beside: who divides knows among whom. */
    private Map<String, String> environment(Map<String, String> all, FunctionName name) {
        if (!Permit.of(name).divides()) {
            return all;
        }
        Map<String, String> own = new LinkedHashMap<>(all);
        own.put("TANDEM_FAN_OUT", live(FunctionName.FANOUT).getFunctionArn());
        return own;
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }

    private software.amazon.awscdk.services.lambda.Alias live(FunctionName name) {
        return function(name).live();
    }

    private void permit(TandemFunction function, DataStack data, SocketApi sockets, Optional<EmailIdentity> letters) {
        Permit permit = Permit.of(function.name());
        new TreeMap<>(permit.tables()).forEach((table, actions) -> {
            List<String> named =
                    actions.stream().map(action -> "dynamodb:" + action).toList();
            function.allow(TandemFunction.allow(named, data.table(table).getTableArn()));
        });
        if (permit.index()) {
            Table.ROOMS.index().ifPresent(index -> {
                String arn = data.table(Table.ROOMS).getTableArn() + "/index/" + index.name();
                function.allow(TandemFunction.allow(List.of("dynamodb:Query"), arn));
            });
        }
        if (permit.posts()) {
            function.allow(sockets.posting());
        }
        if (permit.divides()) {
            String parts = live(FunctionName.FANOUT).getFunctionArn();
            function.allow(TandemFunction.allow(List.of("lambda:InvokeFunction"), parts));
        }
        if (permit.mails()) {
            letters.ifPresent(identity ->
                    function.allow(TandemFunction.allow(List.of("ses:SendEmail"), identity.getEmailIdentityArn())));
        }
    }

    private EmailIdentity identity(String from) {
        return EmailIdentity.Builder.create(this, "Letters")
                .identity(Identity.email(from))
                .build();
    }

    /** The host of the sockets as a content security policy names it. */
    private static String origin(SocketApi sockets) {
        return "wss://" + sockets.id() + ".execute-api." + Stack.of(sockets).getRegion() + ".amazonaws.com";
    }
}
