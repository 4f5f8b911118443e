package dev.tandem.merge.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal lines equal numbers, so that texts can be compared line by line. */
final class LineNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The lines of a stretch; each ends behind its line feed. */
    Lines of(int[] text, int from, int to) {
        List<Integer> found = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i++) {
            if (text[i] == '\n' || i + 1 == to) {
                starts.add(start);
                found.add(numbers.computeIfAbsent(new String(text, start, i + 1 - start), line -> numbers.size()));
                start = i + 1;
            }
        }
        starts.add(to);
        return new Lines(ints(found), ints(starts));
    }

    private static int[] ints(List<Integer> boxed) {
        return boxed.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The numbers of some lines and where each starts; one more start, at the end, stands for what follows. */
    static final class Lines {
        private final int[] numbers;
        private final int[] starts;

        private Lines(int[] numbers, int[] starts) {
            this.numbers = numbers;
            this.starts = starts;
        }

        int[] numbers() {
            return numbers;
        }

        int start(int line) {
            return starts[line];
        }
    }
}
