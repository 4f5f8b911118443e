package dev.tandem.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import dev.tandem.local.client.ApiRefused;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What people write, and what opens doors, gets into no log: not where all goes well, and not where frames, requests and handshakes are refused.
 * The lines go to the standard error stream too, where the test command looks for the same texts again.
 */
final class CanaryTest {
    private static final String NOTE = "canary-note-" + random();
    private static final String NAME = "canary-name-" + random();

    private static final String MAIL = "canary-mail-" + random();
    private static final String MESSAGE = "canary-message-" + random();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LocalStack stack = LocalStack.start(
            new StackSettings(0, Optional.empty(), Path.of("no-such-site"), Clock.systemUTC(), this::log));

    private void log(String line) {
        lines.add(line);
        System.err.println(line);
    }

    private static String random() {
        byte[] bytes = new byte[8];
        RandomGenerator.getDefault().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    private void assertNoLineHas(String what, String secret) {
        // The line is not shown: it would be one more.
        assertThat(lines.stream().filter(line -> line.contains(secret)).count())
                .as("log lines with %s", what)
                .isZero();
    }

    private static void refused(Runnable request) {
        try {
            request.run();
        } catch (ApiRefused expected) {
            return;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void nothing_that_people_write_and_no_secret_is_logged() throws Exception {
        Api ann = Api.signIn(stack.url(), "ann", NAME);
        String room = RunningStack.newRoom(ann);
        String epoch = Form.of(ann.get("/api/rooms/" + room)).text("epoch");
        String ticket;
        try (RawClient socket = RawClient.open(ann, stack.url())) {
            say(socket, "{'action':'join','id':'1','room':'%s','client':'c','register':true,'protocol':1}", room);
            say(
                    socket,
                    "{'action':'update','id':'2','room':'%s','client':'c','epoch':'%s','mutations':[{'n':1,'base':1,'ops':["
                            + "{'op':'create','type':'item','id':'i','fields':{'name':'" + NOTE + "','notes':'" + NOTE
                            + "'}}]}]}",
                    room,
                    epoch);
            for (String wrong : List.of(
                    "{'action':'update','" + NOTE + "':",
                    "{'action':'" + NOTE + "'}",
                    "{'action':'update','id':'3','room':'%s','client':'c','epoch':'%s','mutations':[{'n':2,'base':1,'ops':[{'op':'update','type':'item','id':'i','set':{'quantity':'"
                            + NOTE + "'}}]}]}",
                    "{'action':'join','room':'" + NOTE + "','client':'c','protocol':1}",
                    "{'action':'ping','ping':'a','ping':'" + NOTE + "'}",
                    NOTE)) {
                say(socket, wrong, room, epoch);
            }
            ticket = Form.of(ann.post("/api/tickets", Json.object().build())).text("ticket");
            RawClient.handshake(stack.url(), "Sec-WebSocket-Protocol: ticket." + ticket + "\r\n");
            RawClient.handshake(stack.url(), "Sec-WebSocket-Protocol: tandem.v1, ticket." + ticket + "\r\n");
        }
        String invitation = Form.of(ann.post("/api/rooms/" + room + "/invitations", invitation()))
                .text("invitation");
        Json shown = Json.object().put("invitation", invitation).build();
        Api ben = Api.signIn(stack.url(), "ben", "Ben");
        ben.post("/api/invitations/preview", shown);
        refused(() -> ben.post("/api/invitations/accept", shown));
        refused(() -> ben.post(
                "/api/invitations/accept",
                Json.object().put("invitation", invitation + "A").build()));
        refused(() -> ann.post(
                "/api/rooms", Json.object().put("kind", NOTE).put("title", NOTE).build()));
        refused(() -> ann.get("/api/rooms/" + NOTE));
        refused(() -> new Api(stack.url(), ann.token() + "A").get("/api/me"));
        refused(() -> new Api(stack.url(), NOTE).get("/api/me"));
        ann.post("/api/sign-out", Json.object().build());
        refused(() -> ann.get("/api/me"));

        assertThat(lines).as("the log is looked at, and there is one").isNotEmpty();
        assertNoLineHas("a note", NOTE);
        assertNoLineHas("a name", NAME);
        assertNoLineHas("an address", MAIL);
        assertNoLineHas("a message", MESSAGE);
        assertNoLineHas("an invitation", invitation.substring(invitation.indexOf('.')));
        assertNoLineHas("a ticket", ticket);
        assertNoLineHas("a token", ann.token());
        assertNoLineHas("part of a token", ann.token().substring(ann.token().lastIndexOf('.')));
    }

    private static Json invitation() {
        return Json.object()
                .put("role", "editor")
                .put("email", MAIL + "@example.test")
                .put("message", MESSAGE)
                .build();
    }

    private static void say(RawClient socket, String frame, Object... values) throws Exception {
        assertThat(socket.ask(frame.replace('\'', '"').formatted(values)).isEmpty())
                .isFalse();
    }
}
