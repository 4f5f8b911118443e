package dev.tandem.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.fixture.Events;
import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.fixture.Issuer;
import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.handler.BroadcastHandler;
import dev.tandem.functions.handler.ConnectHandler;
import dev.tandem.functions.handler.JoinHandler;
import dev.tandem.functions.handler.UpdateHandler;
import dev.tandem.functions.store.LocalDynamo;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RoomDetails;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Role;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.protocol.ServerMessage.Ack;
import dev.tandem.protocol.ServerMessage.Changes;
import dev.tandem.protocol.ServerMessage.Joined;
import dev.tandem.protocol.Wire;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The functions as they are deployed, on a real database: from an open socket to a commit on another. */
final class WiringTest {
    private final Posts posts = new Posts();

    private Wiring wiring(LocalDynamo dynamo) {
        Config config = new Config(
                "local",
                dynamo.tables().prefix(),
                Optional.empty(),
                URI.create("http://push.test"),
                URI.create("wss://sockets.test"),
                Issuer.NAME,
                Issuer.AUDIENCE,
                new Issuer().jwks(),
                Set.of(),
                Optional.of(Role.EDITOR));
        return Wiring.on(config, dynamo.client(), posts, Clock.systemUTC());
    }

    @Test
    void U4_S4_what_one_person_writes_another_gets() {
        try (LocalDynamo dynamo = new LocalDynamo()) {
            Wiring wiring = wiring(dynamo);
            Identity anna = new Identity("anna", "Anna", Instant.now().plusSeconds(600));
            RoomDetails room = ((Result.Done<RoomDetails>) wiring.createRoom()
                            .create(
                                    anna,
                                    new CreateRoom.Wish("packing-list", "Norway", Optional.empty(), Optional.empty())))
                    .value();
            join(wiring, "a=", "anna", room);
            Joined ben = join(wiring, "b=", "ben", room);

            Ack ack = (Ack) frame(wiring, new UpdateHandler(wiring), "a=", "anna", update(room));
            Commit commit = ack.commit().orElseThrow();
            Json event = Events.stream(
                    List.of(Events.inserted(room.meta().id(), commit.seq(), JsonWriter.write(Wire.of(commit)))));
            Functions.invoke(new BroadcastHandler(wiring), event);

            assertThat(ben.role()).isEqualTo(Role.EDITOR);
            assertThat(posts.to("b="))
                    .last()
                    .isInstanceOfSatisfying(
                            Changes.class,
                            changes -> assertThat(changes.commits()).containsExactly(commit));
            assertThat(posts.to("a=")).noneMatch(Changes.class::isInstance);
        }
    }

    private static Joined join(Wiring wiring, String socket, String user, RoomDetails room) {
        Json authorizer = Events.authorizer(user, Instant.now().plusSeconds(600));
        Json.Obj opened = Functions.invoke(new ConnectHandler(wiring), Events.connect(socket, authorizer));
        assertThat(Functions.status(opened)).isEqualTo(200);
        return (Joined) frame(
                wiring,
                new JoinHandler(wiring),
                socket,
                user,
                "{'action':'join','room':'" + room.meta().id() + "','client':'c-" + user
                        + "','register':true,'protocol':1}");
    }

    private static String update(RoomDetails room) {
        return "{'action':'update','room':'" + room.meta().id() + "','client':'c-anna','epoch':'"
                + room.meta().epoch()
                + "','mutations':[{'n':1,'base':1,'ops':[{'op':'create','type':'item','id':'tent','fields':{'name':'Tent'}}]}]}";
    }

    private static ServerMessage frame(
            Wiring wiring, RequestStreamHandler function, String socket, String user, String text) {
        Json event = Events.message(
                socket, Events.authorizer(user, wiring.clock().instant().plusSeconds(60)), text.replace('\'', '"'));
        return Functions.frame(Functions.invoke(function, event)).orElseThrow();
    }
}
