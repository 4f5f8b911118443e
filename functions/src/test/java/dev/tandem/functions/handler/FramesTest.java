package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Deployment;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.json.Json;
import dev.tandem.protocol.ErrorCode;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Failure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of frames that are not of the protocol, and of those that meet a failure. */
final class FramesTest {
    private final Deployment tandem = new Deployment().room("norway", "anna");
    private final String socket = tandem.connect("anna");

    private Failure refusal(String frame) {
        return (Failure) tandem.ask(socket, frame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | BAD_JSON",
                "{'action':'ping','action':'ping'} | DUPLICATE_KEY",
                "{'action':'dance'} | UNKNOWN_ACTION",
                "{'action':'subscribe','room':'norway','filter':{'types':'item'}} | BAD_MESSAGE",
                "{'action':'join','room':'norway'} | BAD_MESSAGE",
                "[] | BAD_MESSAGE",
                "{'action':'leave','room':'norway','user':'ben'} | SERVER_OWNED_FIELD",
                "{'action':'join','room':'norway','client':'c','protocol':2} | UPGRADE_REQUIRED",
            })
    void E2_what_is_not_of_the_protocol_is_answered_with_its_code(String frame, ErrorCode code) {
        assertThat(refusal(frame).code()).isEqualTo(code);
    }

    @Test
    void F4_a_frame_that_is_too_deep_is_refused() {
        assertThat(refusal("{'action':'ping','x':" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                        .code())
                .isEqualTo(ErrorCode.TOO_DEEP);
    }

    @Test
    void U1_an_update_over_28_KB_is_refused_and_nothing_changes() {
        tandem.join(socket, "norway", "phone");
        String note = "'" + "x".repeat(15_000) + "'";
        String big = "{'n':1,'base':1,'ops':[{'op':'create','type':'item','id':'i','fields':{'name':'i','notes':" + note
                + "}},{'op':'update','type':'item','id':'i','set':{'notes':" + note + "}}]}";

        ServerMessage answer = tandem.update(socket, "norway", "phone", big, Deployment.creates(2, "j"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TOO_LARGE));
        assertThat(tandem.world().rooms().head("norway").seq()).isEqualTo(1);
    }

    @Test
    void F1_a_refusal_carries_the_mark_of_the_frame() {
        assertThat(refusal("{'action':'sync','id':'s1','room':'elsewhere','epoch':'e','since':0}"))
                .isEqualTo(new Failure(
                        Optional.of("s1"),
                        ErrorCode.NOT_A_MEMBER,
                        Optional.empty(),
                        Optional.of("elsewhere"),
                        Map.of()));
    }

    @Test
    void a_function_refuses_a_frame_that_belongs_to_another() {
        Json event = Events.message(socket, tandem.authorizer("anna"), "{\"action\":\"ping\",\"id\":\"p\"}");

        var answer = Functions.frame(Functions.invoke(new JoinHandler(tandem.wiring()), event));

        assertThat(answer).get().isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(failure.ref()).hasValue("p");
        });
    }

    @Test
    void E2_where_the_store_does_not_answer_the_client_comes_later() {
        tandem.rooms().down(true);

        Failure failure = refusal("{'action':'sync','room':'norway','epoch':'e','since':0}");

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryAfter()).isPresent();
        assertThat(tandem.log()).anySatisfy(line -> assertThat(line).contains("store-unavailable"));
    }

    @Test
    void E2_what_nobody_expected_is_internal_and_logged_without_what_was_said() {
        tandem.join(socket, "norway", "phone");
        tandem.rooms().nextCommit(commit -> {
            throw new IllegalStateException("secret of anna");
        });

        ServerMessage answer = tandem.update(socket, "norway", "phone", Deployment.creates(1, "tent"));

        assertThat(answer).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(failure.ref()).hasValue("u");
            assertThat(failure.retryAfter()).isPresent();
        });
        assertThat(tandem.log())
                .last()
                .satisfies(line -> assertThat(line)
                        .contains("\"event\":\"unexpected\"", "IllegalStateException")
                        .doesNotContain("secret", "anna", "tent"));
    }
}
