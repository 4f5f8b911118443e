package dev.tandem.functions.convergence;

import dev.tandem.functions.fixture.Rooms;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.model.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store of rooms whose word on memberships is now and then old when it arrives: the function that asked was held up. */
final class SlowRooms extends Rooms {
    private static final int ONE_IN = 6;
    private static final int LONGEST = 900;

    private final SimWorld world;

    SlowRooms(SimWorld world) {
        super(world.rooms());
        this.world = world;
    }

    @Override
    public Optional<Member> member(String room, String user) {
        Optional<Member> read = super.member(room, user);
        holdUp();
        return read;
    }

    @Override
    public List<Member> members(String room) {
        List<Member> read = super.members(room);
        holdUp();
        return read;
    }

    private void holdUp() {
        if (world.random().nextInt(ONE_IN) == 0) {
            world.sleep(Duration.ofMillis(1L + world.random().nextInt(LONGEST)));
        }
    }
}
