package dev.tandem.model;

import java.util.List;

/**
 * Splices as their author made them, kept where they had to be transformed before they were applied.
 *
 * @param base the position in the log whose text the author saw, with the author's own earlier splices upon it
 * @param splices as they were sent
 */
public record Made(long base, List<Splice> splices) {
    public Made {
        splices = List.copyOf(splices);
    }
}
