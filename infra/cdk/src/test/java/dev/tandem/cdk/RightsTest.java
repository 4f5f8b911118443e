package dev.tandem.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.functions.store.dynamo.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which function may do what to what: each action of each role with its resource, and nothing beside. */
final class RightsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, JsonNode> RESOURCES = new TreeMap<>();

    @BeforeAll
    static void synthesise() {
        JSON.valueToTree(Synthesised.stage("dev").made().toJSON())
                .path("Resources")
                .properties()
                .forEach(entry -> RESOURCES.put(entry.getKey(), entry.getValue()));
    }

    @Test
    void every_action_of_a_function_names_what_it_may_be_done_to() {
        for (FunctionName name : FunctionName.values()) {
            assertThat(granted(name)).as(name.id()).isEqualTo(expected(name));
        }
    }

    @Test
    void every_function_has_a_role_of_its_own_and_no_policy_that_others_manage() {
        Set<String> roles = new TreeSet<>();
        for (FunctionName name : FunctionName.values()) {
            String role = role(name);
            assertThat(roles.add(role)).as(name.id()).isTrue();
            JsonNode properties = resource(role).path("Properties");
            assertThat(properties.has("ManagedPolicyArns")).as(name.id()).isFalse();
            assertThat(properties
                            .at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                            .asText())
                    .isEqualTo("lambda.amazonaws.com");
        }
    }

    @Test
    void what_may_call_a_function_may_call_its_alias_alone() {
        RESOURCES.values().stream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Permission"))
                .map(permission -> permission.at("/Properties/FunctionName").toString())
                .forEach(called -> assertThat(called).contains("Live"));
    }

    private static Set<String> expected(FunctionName name) {
        Set<String> expected = new TreeSet<>();
        Permit permit = Permit.of(name);
        permit.tables()
                .forEach((table, actions) ->
                        actions.forEach(action -> expected.add("dynamodb:" + action + " table " + table.suffix())));
        if (permit.index()) {
            expected.add("dynamodb:Query index of rooms");
        }
        if (permit.posts()) {
            expected.add("execute-api:ManageConnections POST");
            expected.add("execute-api:ManageConnections DELETE");
        }
        if (permit.divides()) {
            expected.add("lambda:InvokeFunction parts");
        }
        if (permit.mails()) {
            expected.add("ses:SendEmail identity");
        }
        expected.add("logs:CreateLogStream own log");
        expected.add("logs:PutLogEvents own log");
        expected.add("xray:PutTraceSegments *");
        expected.add("xray:PutTelemetryRecords *");
        if (name == FunctionName.BROADCAST) {
            for (String action : Set.of("DescribeStream", "GetRecords", "GetShardIterator")) {
                expected.add("dynamodb:" + action + " stream of rooms");
            }
            expected.add("dynamodb:ListStreams stream of rooms");
            for (String action : Set.of("SendMessage", "GetQueueAttributes", "GetQueueUrl")) {
                expected.add("sqs:" + action + " put aside");
            }
        }
        return expected;
    }

    private static Set<String> granted(FunctionName name) {
        Set<String> granted = new TreeSet<>();
        String role = role(name);
        RESOURCES.values().stream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::Policy"))
                .map(resource -> resource.path("Properties"))
                .filter(policy -> policy.path("Roles").toString().contains("\"" + role + "\""))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .forEach(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    several(statement.path("Action"))
                            .forEach(action -> several(statement.path("Resource"))
                                    .forEach(resource -> granted.add(action.asText() + " " + named(name, resource))));
                });
        return granted;
    }

    private static Stream<JsonNode> several(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }

    /** What a resource is, as people would say it. */
    private static String named(FunctionName name, JsonNode resource) {
        String text = resource.toString();
        if (text.equals("\"*\"")) {
            return "*";
        }
        if (text.contains("/@connections/*")) {
            assertThat(text).contains("SocketsApi", "/live/");
            return text.contains("/live/POST/") ? "POST" : "DELETE";
        }
        if (text.contains("/index/by-member")) {
            return "index of rooms";
        }
        if (text.contains("StreamArn")) {
            return "stream of rooms";
        }
        if (text.contains("TellingAside")) {
            return "put aside";
        }
        if (text.contains("FanoutFunctionLive")) {
            return "parts";
        }
        if (text.contains("Letters")) {
            return "identity";
        }
        if (text.contains("\"" + name.id() + "FunctionLog")) {
            return "own log";
        }
        return Stream.of(Table.values())
                .filter(table -> text.contains("FnGetAtt" + table.suffix()))
                .map(table -> "table " + table.suffix())
                .findFirst()
                .orElse(text);
    }

    private static String role(FunctionName name) {
        return RESOURCES.values().stream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
                .map(resource -> resource.path("Properties"))
                .filter(function -> function.path("Handler").asText().equals(name.handler()))
                .map(function -> function.at("/Role/Fn::GetAtt/0").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode resource(String id) {
        return Objects.requireNonNull(RESOURCES.get(id), id);
    }
}
