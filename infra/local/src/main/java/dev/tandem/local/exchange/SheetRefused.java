package dev.tandem.local.exchange;

import dev.tandem.exchange.Problem;

/** A file that is no table at all. */
final class SheetRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SheetRefused(long line, String code, String about) {
        super(code);
        this.problem = new Problem(line, code, about);
    }

    Problem problem() {
        return problem;
    }
}
