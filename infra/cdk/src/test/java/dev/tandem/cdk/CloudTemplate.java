package dev.tandem.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The template of the functions, read back: what would be deployed, whatever was meant to be. */
final class CloudTemplate {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, JsonNode> resources = new TreeMap<>();

    CloudTemplate(Synthesised synthesised) {
        JsonNode template = JSON.valueToTree(synthesised.made().toJSON());
        template.path("Resources").properties().forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
    }

    /**
     * A function as the template has it.
     *
     * @param variables of its environment: texts, or what CloudFormation makes texts of
     * @param grants the statements of its role
     */
    record Deployed(
            FunctionName name,
            int megabytes,
            Duration timeout,
            boolean snapshot,
            Map<String, JsonNode> variables,
            List<Grant> grants) {}

    /** What a role may do, and to what. */
    record Grant(List<String> actions, String resources) {}

    /** A route of the WebSocket API and whether what its function returns is sent back. */
    record SocketRoute(FunctionName function, boolean answered) {}

    /** The handlers that are deployed; one that is no class of the jar is found out by its process. */
    Map<FunctionName, Deployed> functions() {
        Map<FunctionName, Deployed> functions = new EnumMap<>(FunctionName.class);
        of("AWS::Lambda::Function")
                .forEach((id, function) -> named(id)
                        .ifPresent(name -> functions.put(
                                name,
                                new Deployed(
                                        name,
                                        function.path("MemorySize").asInt(),
                                        Duration.ofSeconds(
                                                function.path("Timeout").asInt()),
                                        function.path("SnapStart")
                                                .path("ApplyOn")
                                                .asText()
                                                .equals("PublishedVersions"),
                                        members(function.path("Environment").path("Variables")),
                                        grants(function.path("Role"))))));
        return functions;
    }

    /** Of the WebSocket API, by route key. */
    Map<String, SocketRoute> socketRoutes() {
        Map<String, SocketRoute> routes = new TreeMap<>();
        of("AWS::ApiGatewayV2::Route").values().forEach(route -> {
            String key = route.path("RouteKey").asText();
            if (!key.contains(" ")) {
                routes.put(
                        key,
                        new SocketRoute(
                                served(route),
                                route.path("RouteResponseSelectionExpression")
                                        .asText()
                                        .equals("$default")));
            }
        });
        return routes;
    }

    /** Of the HTTP API, by route key. */
    Map<String, FunctionName> httpRoutes() {
        Map<String, FunctionName> routes = new TreeMap<>();
        of("AWS::ApiGatewayV2::Route").values().forEach(route -> {
            String key = route.path("RouteKey").asText();
            if (key.contains(" ")) {
                routes.put(key, served(route));
            }
        });
        return routes;
    }

    /** The name of the stage of the WebSocket API, which is part of its addresses. */
    String socketStage() {
        return of("AWS::ApiGatewayV2::Stage").values().stream()
                .map(stage -> stage.path("StageName").asText())
                .filter(name -> !name.equals("$default"))
                .findFirst()
                .orElseThrow();
    }

    JsonNode authorizer() {
        return only("AWS::ApiGatewayV2::Authorizer");
    }

    JsonNode eventSource() {
        return only("AWS::Lambda::EventSourceMapping");
    }

    JsonNode userPool() {
        return only("AWS::Cognito::UserPool");
    }

    JsonNode schedule() {
        return only("AWS::Events::Rule");
    }

    /** The function behind the alias that something points to. */
    FunctionName target(JsonNode pointer) {
        return references(pointer)
                .filter(id -> type(id).equals("AWS::Lambda::Alias"))
                .map(alias -> properties(alias).path("FunctionName").path("Ref").asText())
                .flatMap(id -> named(id).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no function behind " + pointer));
    }

    private FunctionName served(JsonNode route) {
        String integration = references(route.path("Target"))
                .filter(id -> type(id).equals("AWS::ApiGatewayV2::Integration"))
                .findFirst()
                .orElseThrow();
        return target(properties(integration).path("IntegrationUri"));
    }

    private List<Grant> grants(JsonNode role) {
        String roleId = references(role).findFirst().orElseThrow();
        List<Grant> grants = new ArrayList<>();
        of("AWS::IAM::Policy").values().stream()
                .filter(policy -> references(policy.path("Roles")).anyMatch(roleId::equals))
                .flatMap(policy -> elements(policy.path("PolicyDocument").path("Statement")))
                .forEach(statement -> grants.add(new Grant(
                        texts(statement.path("Action")),
                        statement.path("Resource").toString())));
        return grants;
    }

    /** The one whose handler it is; others belong to the CDK. */
    private Optional<FunctionName> named(String id) {
        String handler = properties(id).path("Handler").asText();
        return Stream.of(FunctionName.values())
                .filter(name -> name.handler().equals(handler))
                .findFirst();
    }

    private Map<String, JsonNode> of(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        resources.forEach((id, resource) -> {
            if (type(id).equals(type)) {
                found.put(id, resource.path("Properties"));
            }
        });
        return found;
    }

    private JsonNode only(String type) {
        Map<String, JsonNode> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type);
        }
        return found.values().iterator().next();
    }

    private String type(String id) {
        JsonNode resource = resources.get(id);
        return resource == null ? "" : resource.path("Type").asText();
    }

    private JsonNode properties(String id) {
        return Objects.requireNonNull(resources.get(id)).path("Properties");
    }

    /** Names of resources anywhere in a value. */
    private static Stream<String> references(JsonNode value) {
        return Stream.concat(
                value.findValues("Ref").stream().map(JsonNode::asText),
                value.findValues("Fn::GetAtt").stream().map(at -> at.path(0).asText()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isTextual()
                ? List.of(oneOrMore.asText())
                : elements(oneOrMore).map(JsonNode::asText).toList();
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new HashMap<>();
        object.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }
}
