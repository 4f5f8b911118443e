package dev.tandem.bench;

import dev.tandem.functions.Config;
import dev.tandem.functions.Ports;
import dev.tandem.functions.Surroundings;
import dev.tandem.functions.Wiring;
import dev.tandem.functions.access.Identity;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.store.dynamo.Tables;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RoomDetails;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.json.Json;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One room with one item, and one client who ticks it on and off. Equal rooms are made from equal requests. */
final class BenchRoom {
    private static final String ROOM = "bench";
    private static final String CLIENT = "client";
    private static final EntityKey ITEM = new EntityKey("item", "tent");
    private static final Identity ANN = new Identity("ann", "Ann", Instant.MAX);

    private final SubmitUpdate submit;
    private final String epoch;
    private long n;

    private BenchRoom(SubmitUpdate submit, String epoch) {
        this.submit = submit;
        this.epoch = epoch;
    }

    static BenchRoom on(DynamoDbClient client, Tables tables) {
        Clock clock = Clock.systemUTC();
        // Lines of the log are made, as everywhere, and go nowhere: what a bench prints is its figures.
        Surroundings around = Surroundings.real(clock).with(new Log(clock, line -> {}));
        DynamoStores stores = DynamoStores.on(client, tables, around.pause()::forAbout, around.jitter());
        Wiring wiring = Wiring.of(config(tables), Ports.on(stores, Nobody::new, () -> Mail.NONE), around);
        CreateRoom.Wish wish = new CreateRoom.Wish("packing-list", "Bench", Optional.of(ROOM), Optional.empty());
        RoomDetails made = done(wiring.createRoom().create(ANN, wish));
        done(wiring.members().registerClient().register(ANN, ROOM, CLIENT));
        BenchRoom room = new BenchRoom(wiring.submitUpdate(), made.meta().epoch());
        room.send(List.of(new Operation.Create(ITEM, Map.of("name", Json.of("Tent")))));
        return room;
    }

    /** One update of some mutations, each of which changes something. */
    void update(int mutations) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < mutations; i++) {
            operations.add(new Operation.Update(ITEM, Map.of("quantity", Json.of(2 + (n + i) % 1_000))));
        }
        send(operations);
    }

    private void send(List<Operation> operations) {
        List<Mutation> mutations = new ArrayList<>();
        for (Operation operation : operations) {
            mutations.add(new Mutation(++n, 1, List.of(operation)));
        }
        ServerMessage answer = submit.submit(ANN.user(), new Update(Optional.empty(), ROOM, CLIENT, epoch, mutations));
        if (!(answer instanceof ServerMessage.Ack ack) || ack.commit().isEmpty()) {
            throw new IllegalStateException("Not committed: " + answer);
        }
    }

    private static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Done<T>(T value) -> value;
            case Result.Refused<T> refused -> throw new IllegalStateException("Refused: " + refused);
        };
    }

    private static Config config(Tables tables) {
        URI none = URI.create("http://localhost");
        return new Config(
                "local",
                tables.prefix(),
                Optional.empty(),
                none,
                none,
                "none",
                "none",
                "{}",
                Set.of(),
                Optional.empty());
    }

    /** Nobody listens: what is measured ends with the acknowledgement. */
    private record Nobody() implements Push {
        @Override
        public PushResult post(String connectionId, byte[] frame) {
            return new PushResult.Gone();
        }

        @Override
        public void close(String connectionId) {
            // Nothing is open.
        }
    }
}
