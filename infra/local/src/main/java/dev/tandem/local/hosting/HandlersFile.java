package dev.tandem.local.hosting;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.Refused;
import dev.tandem.local.gateway.Authorizer;
import dev.tandem.local.gateway.Route;
import dev.tandem.local.gateway.SocketLimits;
import dev.tandem.local.gateway.Throttle;
import dev.tandem.local.gateway.WebSocketApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the file that says which WebSocket API is to be served, and what stands behind its routes. */
final class HandlersFile {
    private static final Set<String> API =
            Set.of("stage", "path", "routeSelectionExpression", "routes", "authorizer", "limits");
    private static final Set<String> LIMITS =
            Set.of("idleSeconds", "lifeSeconds", "integrationMillis", "frameBytes", "messageBytes", "throttle");

    private final Path file;

    private HandlersFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file and loads the functions; {@code stage} hears its name before any code of others runs.
     *
     * @throws Refused {@code no-file}, or {@code bad-handlers} with the place of the first mistake
     */
    static Hosted read(Path file, Consumer<String> stage) {
        HandlersFile reader = new HandlersFile(file);
        try {
            Form form = Form.of(JsonReader.FILES.read(Files.readAllBytes(file))).only(Set.of("functions", "webSocket"));
            stage.accept(stage(form.object("webSocket")));
            Map<String, LambdaFunction> functions = reader.functions(form.object("functions"));
            return new Hosted(reader.api(form.object("webSocket"), functions), functions);
        } catch (IOException unreadable) {
            throw refused("no-file", "There is no readable file " + file + ".", unreadable);
        } catch (JsonRefused notJson) {
            throw reader.mistake(
                    notJson.where(), "This is not JSON (" + notJson.code().wire() + ").", notJson);
        } catch (FormRefused wrong) {
            throw reader.mistake(wrong.at(), "This is missing, of another form, or not known here.", wrong);
        }
    }

    private Map<String, LambdaFunction> functions(Form form) {
        Map<String, LambdaFunction> functions = new HashMap<>();
        FunctionEntry entry =
                new FunctionEntry(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        for (String name : form.names()) {
            Form function = form.object(name);
            try {
                functions.put(name, entry.load(name, function));
            } catch (HandlerRefused refused) {
                throw mistake(function.at(), String.valueOf(refused.getMessage()), refused);
            }
        }
        return functions;
    }

    private WebSocketApi api(Form form, Map<String, LambdaFunction> functions) {
        form.only(API);
        String stage = stage(form);
        try {
            return new WebSocketApi(
                    form.optionalText("path", text -> text.startsWith("/")).orElse("/" + stage),
                    stage,
                    form.optionalText("routeSelectionExpression", text -> true).orElse("$request.body.action"),
                    routes(form.object("routes"), functions),
                    authorizer(form, functions).orElse(null),
                    form.optionalObject("limits").map(HandlersFile::limits).orElseGet(SocketLimits::ofApiGateway));
        } catch (IllegalArgumentException wrong) {
            throw mistake(form.at(), wrong.getMessage() + ".", wrong);
        }
    }

    private static String stage(Form form) {
        return form.optionalText("stage", text -> text.matches("[A-Za-z0-9_-]{1,128}"))
                .orElse("dev");
    }

    private Map<String, Route> routes(Form form, Map<String, LambdaFunction> functions) {
        Map<String, Route> routes = new HashMap<>();
        for (String key : form.names()) {
            Form route = form.object(key).only(Set.of("function", "returnResponse"));
            routes.put(key, new Route(function(route, functions), route.flag("returnResponse")));
        }
        return routes;
    }

    private Optional<Authorizer> authorizer(Form form, Map<String, LambdaFunction> functions) {
        return form.optionalObject("authorizer").map(authorizer -> {
            List<String> sources =
                    authorizer.only(Set.of("function", "identitySource")).optionalTexts("identitySource");
            return new Authorizer(function(authorizer, functions), sources);
        });
    }

    private LambdaFunction function(Form form, Map<String, LambdaFunction> functions) {
        String name = form.text("function");
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw mistake(
                    form.at() + "/function",
                    "There is no function '" + name + "'; those of the file are "
                            + functions.keySet().stream().sorted().toList() + ".",
                    null);
        }
        return function;
    }

    /** What is not said is as in the cloud. */
    private static SocketLimits limits(Form form) {
        form.only(LIMITS);
        SocketLimits cloud = SocketLimits.ofApiGateway();
        return new SocketLimits(
                number(form, "frameBytes", cloud.frameBytes()),
                number(form, "messageBytes", cloud.messageBytes()),
                form.optionalWhole("idleSeconds", 1).map(Duration::ofSeconds).orElse(cloud.idle()),
                form.optionalWhole("lifeSeconds", 1).map(Duration::ofSeconds).orElse(cloud.life()),
                form.optionalWhole("integrationMillis", 50)
                        .map(Duration::ofMillis)
                        .orElse(cloud.integration()),
                cloud.sendBufferBytes(),
                cloud.closing(),
                form.optionalObject("throttle").map(HandlersFile::throttle).orElse(cloud.throttle()));
    }

    private static Throttle throttle(Form form) {
        form.only(Set.of("rate", "burst"));
        return new Throttle(form.whole("rate", 1), number(form, "burst", form.whole("burst", 1)));
    }

    private static int number(Form form, String name, long otherwise) {
        long value = form.optionalWhole(name, 1).orElse(otherwise);
        if (value > Integer.MAX_VALUE) {
            throw form.refuse(name);
        }
        return (int) value;
    }

    private Refused mistake(String at, String sentence, @Nullable Throwable cause) {
        return refused("bad-handlers", file + ": at " + (at.isEmpty() ? "the beginning" : at) + ": " + sentence, cause);
    }

    private static Refused refused(String code, String sentence, @Nullable Throwable cause) {
        Refused refused = new Refused(code, sentence);
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
