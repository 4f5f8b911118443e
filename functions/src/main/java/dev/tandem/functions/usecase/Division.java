package dev.tandem.functions.usecase;

import dev.tandem.functions.log.Log;
import dev.tandem.functions.log.Measures;
import dev.tandem.functions.log.Metric;
import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import dev.tandem.functions.store.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets other invocations post what is too much for one, in parts side by side (decision 25). A part that nobody began is posted here; one of which
 * nobody knows what became is tried once more and then left, as any post that gets lost: its clients find the gap, or learn of it with their next
 * heartbeat. To post a part late or twice harms nobody, and whoever was removed has no open socket among those of any part (decision 11).
 */
public final class Division {
    /** As {@code docs/SCALE.md} derives it: what one invocation posts in less than 0.18 s is not worth others, which may have to be restored first. */
    public static final Sizes USUAL = new Sizes(250, 125);

    private final Supplier<Poster> poster;
    private final Sizes sizes;
    private final Lanes lanes;
    private final Log log;

    /**
     * Of whatever is larger than it may be.
     *
     * @param poster asked for when the first part is posted
     * @param lanes for parts, those of all rooms together
     */
    public Division(Supplier<Poster> poster, Sizes sizes, Lanes lanes, Log log) {
        this.poster = poster;
        this.sizes = sizes;
        this.lanes = lanes;
        this.log = log;
    }

    /**
     * How large.
     *
     * @param above so many sockets a fan-out is divided
     * @param most sockets of a part
     */
    public record Sizes(int above, int most) {
        public Sizes {
            if (above < 0 || most < 1) {
                throw new IllegalArgumentException("no sizes: " + above + ", " + most);
            }
        }
    }

    /**
     * Posts to each connection its frames.
     *
     * @param here posts in this invocation
     */
    FanOut.Delivery deliver(
            Map<String, List<byte[]>> frames, Function<Map<String, List<byte[]>>, FanOut.Delivery> here) {
        Map<String, List<byte[]>> posts = new TreeMap<>(frames);
        posts.entrySet().removeIf(each -> each.getValue().isEmpty() || !Presence.isSocket(each.getKey()));
        if (posts.size() <= sizes.above()) {
            return here.apply(frames);
        }
        Made made = new Made(here, new TreeSet<>(), new ArrayList<>());
        List<Part> again = round(Part.of(posts, sizes.most()), made);
        List<Part> lost = round(again, made);
        int sockets = lost.stream().mapToInt(part -> part.posts().size()).sum();
        log.measured("parts-lost", Map.of(), Measures.none().andAny(Metric.PUSHES_FAILED, sockets));
        return new FanOut.Delivery(
                Collections.unmodifiableSet(made.gone()), made.cut().isEmpty() && lost.isEmpty());
    }

    /** What came of the parts so far: the connections that are closed, and the parts that did not reach everybody. */
    private record Made(Function<Map<String, List<byte[]>>, FanOut.Delivery> here, Set<String> gone, List<Part> cut) {
        void add(Part part, FanOut.Delivery delivery) {
            gone.addAll(delivery.gone());
            if (!delivery.whole()) {
                cut.add(part);
            }
        }
    }

    /** Those parts of which nobody knows what became. */
    private List<Part> round(List<Part> parts, Made made) {
        List<Part> unknown = new ArrayList<>();
        List<PartResult> results = results(parts);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            switch (results.get(i)) {
                case PartResult.Posted(String answer) -> made.add(part, PostPart.delivery(answer));
                case PartResult.NotBegun(String reason) -> {
                    log.warn("part-not-begun", Map.of("reason", reason));
                    made.add(part, made.here().apply(part.posts()));
                }
                case PartResult.Unknown(String reason) -> {
                    log.warn("part-unknown", Map.of("reason", reason));
                    unknown.add(part);
                }
            }
        }
        return unknown;
    }

    private List<PartResult> results(List<Part> parts) {
        List<PartResult> results =
                new ArrayList<>(Collections.nCopies(parts.size(), new PartResult.Unknown("never answered")));
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int place = i;
            tasks.add(() -> results.set(place, once(parts.get(place))));
        }
        lanes.all(tasks);
        return results;
    }

    private PartResult once(Part part) {
        try {
            return poster.get().post(part.event());
        } catch (RuntimeException unexpected) {
            log.error("part-threw", Map.of(), unexpected);
            return new PartResult.Unknown(unexpected.getClass().getSimpleName());
        }
    }
}
