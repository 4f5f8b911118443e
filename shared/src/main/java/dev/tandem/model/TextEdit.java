package dev.tandem.model;

import java.util.List;
import java.util.Optional;

/**
 * What one mutation did to a text: edits, each on the result of the one before (PROTOCOL T).
 *
 * @param applied as they changed the text
 * @param made as the author made them, where others had changed the text meanwhile and the edits were moved over that
 */
public record TextEdit(List<Edit> applied, Optional<Made> made) {
    public TextEdit {
        applied = List.copyOf(applied);
    }

    /** Splices that apply to the text at position {@code base} of the log, after the author's earlier ones. */
    public record Made(long base, List<Splice> splices) {
        public Made {
            splices = List.copyOf(splices);
        }
    }
}
