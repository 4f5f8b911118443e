package dev.tandem.merge.text;

import dev.tandem.model.Edit;
import dev.tandem.model.Splice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Makes one of two neighbours in a list where the one transforms exactly like the two: where the second changes only what the first
 * inserted, or removes all of that together with what lies around. Joining more would move ties: text that somebody else inserts
 * would come to stand on the other side.
 */
final class Joining {
    private Joining() {}

    static List<Splice> ofSplices(List<Splice> splices) {
        return neighbours(
                splices,
                Joining::joined,
                splice -> splice.remove() == 0 && splice.insert().isEmpty());
    }

    static List<Edit> ofEdits(List<Edit> edits) {
        return neighbours(
                edits,
                Joining::joined,
                edit -> edit.removed().isEmpty() && edit.inserted().isEmpty());
    }

    private static <T> List<T> neighbours(List<T> all, BiFunction<T, T, Optional<T>> join, Predicate<T> withoutEffect) {
        List<T> joined = new ArrayList<>(all.size());
        for (T next : all) {
            Optional<T> last = Optional.of(next).filter(withoutEffect.negate());
            while (last.isPresent() && !joined.isEmpty()) {
                Optional<T> both = join.apply(joined.getLast(), last.get());
                if (both.isEmpty()) {
                    break;
                }
                joined.removeLast();
                last = both.filter(withoutEffect.negate());
            }
            last.ifPresent(joined::add);
        }
        return List.copyOf(joined);
    }

    private static Optional<Splice> joined(Splice one, Splice next) {
        int offset = next.at() - one.at();
        int length = CodePoints.length(one.insert());
        if (isInside(offset, next.remove(), length)) {
            String insert = replaced(one.insert(), offset, next.remove(), next.insert());
            return Optional.of(new Splice(one.at(), one.remove(), insert));
        }
        if (isAround(offset, next.remove(), length)) {
            return Optional.of(new Splice(next.at(), one.remove() + next.remove() - length, next.insert()));
        }
        return Optional.empty();
    }

    private static Optional<Edit> joined(Edit one, Edit next) {
        int offset = next.at() - one.at();
        int length = CodePoints.length(one.inserted());
        int remove = CodePoints.length(next.removed());
        if (isInside(offset, remove, length)) {
            return Optional.of(
                    new Edit(one.at(), one.removed(), replaced(one.inserted(), offset, remove, next.inserted())));
        }
        if (isAround(offset, remove, length)) {
            String removed = replaced(next.removed(), -offset, length, one.removed());
            return Optional.of(new Edit(next.at(), removed, next.inserted()));
        }
        return Optional.empty();
    }

    private static boolean isInside(int offset, int remove, int length) {
        return offset >= 0 && offset + remove <= length;
    }

    private static boolean isAround(int offset, int remove, int length) {
        return offset <= 0 && offset + remove >= length;
    }

    private static String replaced(String text, int at, int remove, String insert) {
        return CodePoints.slice(text, 0, at) + insert + CodePoints.from(text, at + remove);
    }
}
