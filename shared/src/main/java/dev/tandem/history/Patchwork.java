package dev.tandem.history;

import dev.tandem.model.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A text of which nothing is known but the edits made to it, as the pieces they leave. */
final class Patchwork {
    /**
     * A piece of the text as it was, as it is, or both.
     *
     * @param text what it says; empty where no edit told
     * @param length in code points
     */
    private record Piece(boolean was, boolean is, Optional<String> text, int length) {
        Piece part(int from, int to) {
            return new Piece(
                    was,
                    is,
                    text.map(said -> said.substring(said.offsetByCodePoints(0, from), said.offsetByCodePoints(0, to))),
                    to - from);
        }
    }

    private final List<Piece> pieces = new ArrayList<>(List.of(new Piece(true, true, Optional.empty(), 1 << 30)));

    void apply(Edit edit) {
        int place = cut(0, edit.at());
        int end = cut(place, length(edit.removed()));
        int removed = 0;
        List<Piece> kept = new ArrayList<>();
        for (Piece piece : pieces.subList(place, end)) {
            if (piece.is()) {
                int from = edit.removed().offsetByCodePoints(0, removed);
                removed += piece.length();
                String text = edit.removed().substring(from, edit.removed().offsetByCodePoints(0, removed));
                if (piece.was()) {
                    kept.add(new Piece(true, false, Optional.of(text), piece.length()));
                }
            } else {
                kept.add(piece);
            }
        }
        if (!edit.inserted().isEmpty()) {
            kept.add(new Piece(false, true, Optional.of(edit.inserted()), length(edit.inserted())));
        }
        List<Piece> replaced = pieces.subList(place, end);
        replaced.clear();
        replaced.addAll(kept);
    }

    String before() {
        return shown(Piece::was);
    }

    String after() {
        return shown(Piece::is);
    }

    /** The place, from {@code start} on, before which stand so many code points of what is; a piece across it becomes two. */
    private int cut(int start, int points) {
        int left = points;
        int place = start;
        while (left > 0) {
            Piece piece = pieces.get(place);
            if (piece.is() && piece.length() > left) {
                pieces.set(place, piece.part(0, left));
                pieces.add(place + 1, piece.part(left, piece.length()));
                left = 0;
            } else if (piece.is()) {
                left -= piece.length();
            }
            place++;
        }
        return place;
    }

    private String shown(Predicate<Piece> side) {
        StringBuilder text = new StringBuilder();
        boolean unknown = false;
        for (Piece piece : pieces) {
            if (side.test(piece)) {
                boolean known = piece.text().isPresent();
                if (known || !unknown) {
                    text.append(piece.text().orElse(Excerpts.REST));
                }
                unknown = !known;
            }
        }
        return text.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
