package dev.tandem.local.cli;

import java.util.function.IntConsumer;

/** Says now and then how far a long import is. */
final class Progress implements IntConsumer {
    private static final long SECOND = 1_000;

    private final Terminal terminal;
    private final String title;
    private final int mutations;
    private long saidAt;

    Progress(Terminal terminal, String title, int mutations) {
        this.terminal = terminal;
        this.title = title;
        this.mutations = mutations;
        this.saidAt = terminal.clock().millis();
    }

    @Override
    public void accept(int mutationsDecided) {
        long now = terminal.clock().millis();
        if (now - saidAt >= SECOND) {
            saidAt = now;
            terminal.say("%s: %d of %d changes written".formatted(title, mutationsDecided, mutations));
        }
    }
}
