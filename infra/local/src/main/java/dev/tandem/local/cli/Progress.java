package dev.tandem.local.cli;

import java.util.function.IntConsumer;

/** Says now and then how far a long import is. */
final class Progress implements IntConsumer {
    private static final long SECOND = 1_000;

    private final Terminal terminal;
    private final int operations;
    private long saidAt;

    Progress(Terminal terminal, int operations) {
        this.terminal = terminal;
        this.operations = operations;
        this.saidAt = terminal.clock().millis();
    }

    @Override
    public void accept(int mutationsDecided) {
        long now = terminal.clock().millis();
        if (now - saidAt >= SECOND) {
            saidAt = now;
            terminal.say("%d of about %d written"
                    .formatted(Math.min(operations, mutationsDecided * Mutations.OPERATIONS), operations));
        }
    }
}
