package dev.tandem.functions.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomMemory;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.UpdateLimits;
import dev.tandem.json.Json;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Member;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Outcome;
import dev.tandem.model.Role;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ClientMessage.Update;
import dev.tandem.protocol.ServerMessage;
import dev.tandem.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody never got the answer to their last batch, and comes back when the log begins after its commit. */
final class OldResendTest {
    private static final String ROOM = "trip";

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final Kind kind = Kinds.bundled().find("packing-list").orElseThrow();

    @Test
    void U6_what_was_decided_before_the_log_begins_is_still_answered() {
        RoomStore rooms = world.rooms();
        rooms.create(
                new RoomMeta(ROOM, kind.name(), kind.version(), "Trip", "epoch", 0, Optional.empty(), 0),
                new Member("ann", "Ann", Role.OWNER, true, 1),
                Room.found(kind, "Trip", "ann", 0));
        rooms.register(ROOM, "phone", "ann");
        rooms.register(ROOM, "desk", "ann");
        Update first = update("phone", "Tent");
        assertThat(submit(first)).isInstanceOf(ServerMessage.Ack.class);
        submit(update("desk", "Stove"));
        trim(2);

        assertThat(submit(first)).isInstanceOfSatisfying(ServerMessage.Ack.class, ack -> {
            assertThat(ack.outcomes()).containsExactly(new Outcome.Applied(1, Optional.of(2L), List.of()));
            assertThat(ack.commit()).isEmpty();
        });
    }

    private static Update update(String client, String name) {
        var create = new Operation.Create(new EntityKey("item", name), Map.of("name", Json.of(name)));
        return new Update(Optional.empty(), ROOM, client, "epoch", List.of(new Mutation(1, 1, List.of(create))));
    }

    private ServerMessage submit(Update update) {
        return new SubmitUpdate(
                        world.rooms(),
                        new RoomKinds(world.rooms(), Kinds.bundled()),
                        new RoomMemory(),
                        Lanes.single(),
                        new UpdateLimits(new Throttle(Limits.OFF, world.clock(), _ -> {})),
                        new Patience(world.clock(), world.pause()::forAbout, world.random()),
                        world.clock(),
                        new Log(world.clock(), line -> {}))
                .submit("ann", update);
    }

    private void trim(long floor) {
        String room = "room#" + ROOM;
        world.tables()
                .write(
                        Table.ROOMS,
                        new Write.Update(
                                new RowKey(room, "meta"), Map.of("floor", new Value.Whole(floor)), Condition.PRESENT));
        for (long seq = 1; seq <= floor; seq++) {
            RowKey entry = new RowKey(room, "log#%010d".formatted(seq));
            world.tables().write(Table.ROOMS, new Write.Delete(entry, Condition.ALWAYS));
        }
    }
}
