package dev.tandem.merge;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Keeps positions short. Inserts at one place make the keys there grow; when one is longer than {@link #LONGEST}, its neighbours get new keys in the space
 * that they have together, and the order stays as it was. The space that each must find is the greater the more they are, so that the
 * next time is far off (Dietz and Sleator, "Two algorithms for maintaining order in a list", 1987, section 2).
 */
public final class Respacing {
    /** Digits that a position may have. */
    public static final int LONGEST = 24;

    /** Siblings that get a new position at once, at most. */
    public static final int MOST = 60;

    /** Digits that a new position has at most: the rest up to {@link #LONGEST} is for later inserts. */
    static final int SHORT = 18;

    private final List<Placed> siblings;

    private Respacing(List<Placed> siblings) {
        this.siblings = siblings;
    }

    /**
     * A sibling and where it is.
     *
     * @param position its key, not empty
     */
    public record Placed(String id, String position) implements Comparable<Placed> {
        private static final Comparator<Placed> ORDER =
                Comparator.comparing(Placed::position).thenComparing(Placed::id);

        @Override
        public int compareTo(Placed other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether a position that was just written asks for a respacing. */
    public static boolean isTooLong(String position) {
        return position.length() > LONGEST;
    }

    /**
     * New positions for few siblings. Usually they set the moved one right. Where so many keys crowd around it that more than {@code most} would have to
     * change, the outermost of the crowd do: so every move thins it a little.
     *
     * @param siblings in any order, the moved one among them
     * @param moved id of the one that just got its position
     * @param most how many may change
     * @return by id; nothing where its key is neither too long nor that of another
     */
    public static Map<String, String> after(Collection<Placed> siblings, String moved, int most) {
        Respacing respacing = new Respacing(siblings.stream().sorted().toList());
        return IntStream.range(0, siblings.size())
                .filter(at -> respacing.siblings.get(at).id().equals(moved) && respacing.isDue(at))
                .mapToObj(at -> respacing.around(at, most))
                .findFirst()
                .orElseGet(Map::of);
    }

    private boolean isDue(int at) {
        String position = siblings.get(at).position();
        return isTooLong(position)
                || key(at - 1).filter(position::equals).isPresent()
                || key(at + 1).filter(position::equals).isPresent();
    }

    private Map<String, String> around(int at, int most) {
        Window window = smallest(at, wide(at));
        return space(window)
                .map(space -> space.keysAround(at - window.from(), window.size()))
                .map(keys -> positions(window.from(), keys, most))
                .orElseGet(Map::of);
    }

    /** Siblings next to one another. */
    private record Window(int from, int to) {
        int size() {
            return to - from;
        }
    }

    /** Wide enough for all in it to find space, as all siblings together always do. */
    private Window wide(int at) {
        Window window = new Window(at, at + 1);
        for (int more = 1; space(window).isEmpty(); more *= 2) {
            window = new Window(Math.max(at - more, 0), Math.min(at + more + 1, siblings.size()));
        }
        return window;
    }

    /** Without those at its ends that the others can do without. */
    private Window smallest(int at, Window wide) {
        int from = wide.from();
        while (from < at && space(new Window(from + 1, wide.to())).isPresent()) {
            from++;
        }
        int to = wide.to();
        while (to > at + 1 && space(new Window(from, to - 1)).isPresent()) {
            to--;
        }
        return new Window(from, to);
    }

    private Optional<Space> space(Window window) {
        int size = window.size();
        return Space.between(key(window.from() - 1), key(window.to()), size, (long) size * Positions.JITTER)
                .filter(space -> space.digits() <= SHORT);
    }

    /** First those that go down, from the lowest on, then those that go up, from the highest on: so none passes one that waits. */
    private Map<String, String> positions(int from, List<String> keys, int most) {
        IntStream down = IntStream.range(0, keys.size()).filter(i -> goesDown(from + i, keys.get(i)));
        IntStream up = IntStream.iterate(keys.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> !goesDown(from + i, keys.get(i)));
        Map<String, String> positions = new TreeMap<>();
        IntStream.concat(down, up)
                .limit(most)
                .forEach(i -> positions.put(siblings.get(from + i).id(), keys.get(i)));
        return positions;
    }

    private boolean goesDown(int at, String key) {
        return key.compareTo(siblings.get(at).position()) < 0;
    }

    private Optional<String> key(int at) {
        return at < 0 || at >= siblings.size()
                ? Optional.empty()
                : Optional.of(siblings.get(at).position());
    }
}
