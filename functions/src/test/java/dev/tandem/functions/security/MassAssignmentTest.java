package dev.tandem.functions.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Answer;
import dev.tandem.functions.fixture.Deployment;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Entity;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server writes is the server's, wherever a client puts it. */
@Tag("security")
final class MassAssignmentTest {
    private static final String EVIL = "{\"user\":\"eve\"}";

    private final Deployment tandem = new Deployment().room("norway", "anna");
    private final String socket = tandem.connect("anna");

    @BeforeEach
    void join() {
        tandem.join(socket, "norway", "c");
        tandem.update(socket, "norway", "c", Deployment.creates(1, "tent"));
    }

    /** What rows, entities, commits, members and rooms have that no client gives. */
    static Stream<String> owned() {
        return Stream.of(
                "seq",
                "del",
                "deleted",
                "fseq",
                "stamps",
                "at",
                "by",
                "user",
                "role",
                "digest",
                "outcomes",
                "ttl",
                "expires",
                "epoch",
                "rev",
                "active",
                "pk",
                "sk",
                "body",
                "owner",
                "createdBy",
                "createdAt",
                "rule",
                "prev",
                "was",
                "author",
                "editedAt",
                "crew",
                "floor",
                "token",
                "held",
                "head");
    }

    private Entity tent() {
        return tandem.world().rooms().snapshot("norway").orElseThrow().entities().stream()
                .filter(entity -> entity.key().id().equals("tent"))
                .findFirst()
                .orElseThrow();
    }

    private Form outcome(String mutation) {
        ServerMessage answer = tandem.update(socket, "norway", "c", mutation);
        return Form.of(((ServerMessage.Ack) answer)
                .outcomes().stream().map(Wire::of).findFirst().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("owned")
    void F3_a_field_of_that_name_is_not_set(String name) {
        Entity before = tent();

        Form outcome = outcome("{'n':2,'base':2,'ops':[{'op':'update','type':'item','id':'tent','set':{'" + name
                + "':7,'name':'Other'}}]}");

        assertThat(outcome.text("code")).isIn("server-owned-field", "unknown-field");
        assertThat(tent()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("owned")
    void F3_an_operation_with_a_member_of_that_name_is_refused(String name) {
        Entity before = tent();

        Form outcome =
                outcome("{'n':2,'base':2,'ops':[{'op':'update','type':'item','id':'tent','set':{'name':'Other'},'"
                        + name + "':" + EVIL + "}]}");

        assertThat(outcome.text("code")).isEqualTo("invalid-operation");
        assertThat(tent()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("owned")
    void F3_a_mutation_with_a_member_of_that_name_is_refused(String name) {
        Entity before = tent();

        Form outcome = outcome("{'n':2,'base':2,'" + name + "':" + EVIL
                + ",'ops':[{'op':'update','type':'item','id':'tent','set':{'name':'Other'}}]}");

        assertThat(outcome.text("code")).isEqualTo("invalid-operation");
        assertThat(tent()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("owned")
    void F3_a_frame_with_a_member_of_that_name_is_refused_or_the_member_means_nothing(String name) {
        String epoch = tandem.world().rooms().meta("norway").orElseThrow().epoch();
        String given = name.equals("epoch") ? "" : ",'" + name + "':" + EVIL;
        ServerMessage answer = tandem.ask(
                socket,
                "{'action':'update','room':'norway','client':'c','epoch':'" + epoch + "'" + given + ",'mutations':["
                        + Deployment.creates(2, "stove") + "]}");

        if (answer instanceof ServerMessage.Failure failure) {
            assertThat(failure.code().wire()).isEqualTo("server-owned-field");
            assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(2);
        } else {
            assertThat(tandem.world().rooms().logAt("norway", 3).orElseThrow().user())
                    .isEqualTo("anna");
            assertThat(JsonWriter.write(tandem.http("anna", "GET", "/api/rooms/norway/snapshot", "")
                            .json()))
                    .doesNotContain("eve");
        }
    }

    @ParameterizedTest
    @MethodSource("owned")
    void R3_a_room_is_made_as_the_server_makes_it_whatever_else_is_wished(String name) {
        Answer made = tandem.http(
                "anna",
                "POST",
                "/api/rooms",
                "{'kind':'packing-list','title':'x','id':'own','" + name + "':" + EVIL + "}");

        if (made.status() == 201) {
            assertThat(JsonWriter.write(made.json())).doesNotContain("eve");
            assertThat(tandem.world().rooms().members("own"))
                    .extracting(Member::user)
                    .containsExactly("anna");
            assertThat(tandem.world().rooms().head("own").seq()).isEqualTo(1);
        } else {
            assertThat(made.status()).isEqualTo(400);
            assertThat(tandem.world().rooms().meta("own")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "active", "rev", "pk", "sk", "member", "expires", "seq", "by"})
    void R5_a_member_is_who_the_path_says_whatever_the_body_says(String name) {
        tandem.http(
                "anna", "PUT", "/api/rooms/norway/members/ben", "{'role':'viewer','name':'Ben','" + name + "':'eve'}");

        for (Member member : tandem.world().rooms().members("norway")) {
            assertThat(member.user()).isIn("anna", "ben");
            assertThat(member.role()).isEqualTo(member.user().equals("ben") ? Role.VIEWER : Role.OWNER);
            assertThat(member.rev()).isEqualTo(1);
            assertThat(member.active()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "connectionId", "connection", "token", "sub", "principalId"})
    void F1_a_frame_is_the_sockets_persons_whoever_it_names(String name) {
        tandem.member("norway", "anna", "vera", "viewer");
        String veras = tandem.connect("vera");
        tandem.join(veras, "norway", "v");
        tandem.ask(
                veras,
                "{'action':'lock','room':'norway','client':'v','type':'item','entity':'tent','" + name + "':'anna'}");

        assertThat(tandem.http("anna", "GET", "/api/rooms/norway/locks", "")
                        .json()
                        .items("locks"))
                .as("a viewer locks nothing")
                .isEqualTo(List.<Json>of());
    }
}
