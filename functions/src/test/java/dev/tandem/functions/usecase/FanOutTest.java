package dev.tandem.functions.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** P4: ending sockets of others, some of which do not end. */
final class FanOutTest {
    private final SimWorld world = new SimWorld(1, Faults.none());
    private final Posts posts = new Posts();
    private final List<String> log = new ArrayList<>();
    private final Consumer<String> lines = log::add;
    private final FanOut fanOut = new FanOut(
            () -> posts, Lanes.single(), world.pause()::forAbout, world.random(), new Log(world.clock(), lines));

    @Test
    void P4_all_sockets_named_are_closed_and_get_nothing_more() {
        assertThat(fanOut.close(List.of("a=", "b="))).isEmpty();

        assertThat(posts.closed()).containsExactly("a=", "b=");
        assertThat(posts.post("a=", new byte[0])).isEqualTo(new PushResult.Gone());
    }

    @Test
    void P4_one_that_does_not_close_keeps_none_of_the_others_open_and_is_named() {
        posts.refuseToClose("b=");

        assertThat(fanOut.close(List.of("a=", "b=", "c="))).containsExactly("b=");

        assertThat(posts.closed()).containsExactly("a=", "c=");
        assertThat(posts.tries()).as("three times for the one").isEqualTo(5);
        assertThat(log).allSatisfy(line -> assertThat(line).contains("close-failed", "b="));
    }
}
