package dev.tandem.functions.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.sim.Faults;
import dev.tandem.functions.sim.SimWorld;
import dev.tandem.functions.store.Presence;
import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S4: what large rooms are told is posted by several invocations. */
final class DivisionTest {
    private static final byte[] ALL = "{\"what\":\"\\\"all\\\" ☂\"}".getBytes(UTF_8);
    private static final byte[] OWN = "{\"what\":\"own\"}".getBytes(UTF_8);

    private final SimWorld world = new SimWorld(1, Faults.none());
    private final List<String> log = new ArrayList<>();
    private final Map<String, List<String>> posted = new TreeMap<>();
    private final Set<String> closed = new java.util.TreeSet<>();
    private final Set<String> slow = new java.util.TreeSet<>();
    private final List<byte[]> events = new ArrayList<>();
    private final Deque<PartResult> mishaps = new ArrayDeque<>();
    private final FanOut one = new FanOut(
            () -> new Push() {
                @Override
                public PushResult post(String connectionId, byte[] frame) {
                    if (closed.contains(connectionId)) {
                        return new PushResult.Gone();
                    }
                    posted.computeIfAbsent(connectionId, _ -> new ArrayList<>()).add(new String(frame, UTF_8));
                    return slow.contains(connectionId) ? new PushResult.Slow() : new PushResult.Sent();
                }

                @Override
                public void close(String connectionId) {
                    throw new AssertionError("nothing is closed here");
                }
            },
            Lanes.single(),
            world.pause()::forAbout,
            world.random(),
            new Log(world.clock(), log::add));
    private final Poster other = event -> {
        events.add(event);
        PartResult mishap = mishaps.poll();
        return mishap != null
                ? mishap
                : new PartResult.Posted(
                        JsonWriter.write(new PostPart(one).post(Form.of(JsonReader.EVENTS.read(event)))));
    };

    private FanOut divided(int above, int most) {
        return one.divided(new Division(
                () -> other, new Division.Sizes(above, most), Lanes.single(), new Log(world.clock(), log::add)));
    }

    private static Map<String, List<byte[]>> toAll(int sockets) {
        Map<String, List<byte[]>> posts = new HashMap<>();
        IntStream.range(0, sockets).forEach(i -> posts.put("s%03d=".formatted(i), List.of(ALL)));
        return posts;
    }

    private List<Integer> sizes() {
        return events.stream()
                .map(event ->
                        Part.of(Form.of(JsonReader.EVENTS.read(event))).posts().size())
                .toList();
    }

    @Test
    void up_to_the_limit_one_invocation_posts_alone() {
        divided(7, 3).post(toAll(7));

        assertThat(events).isEmpty();
        assertThat(posted).hasSize(7);
    }

    @Test
    void above_it_parts_are_even_and_everybody_gets_its_frames_once() {
        Map<String, List<byte[]>> posts = toAll(8);
        posts.put("s000=", List.of(ALL, OWN));

        FanOut.Delivery delivery = divided(7, 3).deliver(posts);

        assertThat(delivery).isEqualTo(new FanOut.Delivery(Set.of(), true));
        assertThat(sizes()).containsExactly(3, 3, 2);
        assertThat(posted).hasSize(8);
        assertThat(posted.get("s000=")).containsExactly(new String(ALL, UTF_8), new String(OWN, UTF_8));
        assertThat(posted.get("s007=")).containsExactly(new String(ALL, UTF_8));
    }

    @Test
    void each_frame_is_once_in_a_part_however_many_get_it() {
        divided(1, 500).post(toAll(400));

        assertThat(events).hasSize(1);
        assertThat(new String(events.getFirst(), UTF_8)).containsOnlyOnce("☂");
        assertThat(events.getFirst()).hasSizeLessThan(400 * 12 + 200);
    }

    @Test
    void who_has_no_socket_or_nothing_to_get_is_in_no_part() {
        Map<String, List<byte[]>> posts = toAll(2);
        posts.put("s001=", List.of());
        posts.put(Presence.withoutSocket("laptop"), List.of(ALL));

        divided(1, 1).post(posts);
        assertThat(events).as("one is no large room").isEmpty();

        divided(0, 1).post(posts);
        assertThat(sizes()).containsExactly(1);
    }

    @Test
    void long_frames_are_divided_by_their_length_too() {
        Map<String, List<byte[]>> posts = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> posts.put("s%03d=".formatted(i), List.of(new byte[100_000])));

        List<Part> parts = Part.of(posts, 60);

        assertThat(parts).hasSize(3);
        assertThat(parts.stream().mapToInt(part -> part.posts().size()).sum()).isEqualTo(60);
    }

    @Test
    void closed_sockets_of_all_parts_are_named_and_slow_ones_make_it_less_than_whole() {
        closed.addAll(Set.of("s001=", "s004="));
        assertThat(divided(0, 2).deliver(toAll(5))).isEqualTo(new FanOut.Delivery(Set.of("s001=", "s004="), true));

        slow.add("s002=");
        assertThat(divided(0, 2).deliver(toAll(5)).whole()).isFalse();
    }

    @Test
    void what_nobody_began_is_posted_here() {
        mishaps.add(new PartResult.NotBegun("status 429"));
        closed.add("s000=");

        assertThat(divided(0, 2).deliver(toAll(4))).isEqualTo(new FanOut.Delivery(Set.of("s000="), true));

        assertThat(posted.keySet()).containsExactly("s001=", "s002=", "s003=");
        assertThat(log).anyMatch(line -> line.contains("part-not-begun") && line.contains("status 429"));
    }

    @Test
    void what_became_of_a_part_nobody_knows_is_tried_once_more() {
        mishaps.add(new PartResult.Unknown("no answer"));

        assertThat(divided(0, 2).deliver(toAll(4)).whole()).isTrue();

        assertThat(events).hasSize(3);
        assertThat(posted).hasSize(4);
    }

    @Test
    void and_then_left_and_counted_and_closes_nothing() {
        mishaps.addAll(List.of(
                new PartResult.Unknown("no answer"), new PartResult.Posted(""), new PartResult.Unknown("again")));

        assertThat(divided(0, 2).deliver(toAll(4))).isEqualTo(new FanOut.Delivery(Set.of(), false));

        assertThat(events).hasSize(3);
        assertThat(log).anyMatch(line -> line.contains("parts-lost") && line.contains("\"PushesFailed\":2"));
    }

    @Test
    void a_poster_that_throws_fails_nothing() {
        FanOut throwing = one.divided(new Division(
                () -> {
                    throw new IllegalStateException("no credentials");
                },
                new Division.Sizes(0, 2),
                Lanes.single(),
                new Log(world.clock(), log::add)));

        assertThat(throwing.deliver(toAll(2)).whole()).isFalse();
        assertThat(log).anyMatch(line -> line.contains("part-threw"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"frames\":[1],\"to\":[]}",
                "{\"frames\":[\"a\"],\"to\":[{\"frames\":[1],\"sockets\":[\"s=\"]}]}",
                "{\"frames\":[\"a\"],\"to\":[{\"frames\":[-1],\"sockets\":[\"s=\"]}]}",
                "{\"frames\":[\"a\"],\"to\":[{\"frames\":[0],\"sockets\":[7]}]}",
                "{\"frames\":[\"a\"],\"to\":[{\"frames\":[0],\"sockets\":[\"s=\",\"s=\"]}]}"
            })
    void what_is_no_part_is_refused_before_anything_is_posted(String event) {
        assertThatThrownBy(() -> new PostPart(one).post(Form.of(JsonReader.EVENTS.read(event))))
                .isInstanceOf(FormRefused.class);
        assertThat(posted).isEmpty();
    }
}
