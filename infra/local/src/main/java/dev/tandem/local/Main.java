package dev.tandem.local;

import dev.tandem.local.cli.CommandLine;
import dev.tandem.local.cli.Terminal;
import java.util.List;

/** The process that {@code ./tandem} starts. */
public final class Main {
    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(CommandLine.run(List.of(words), Terminal.ofProcess()));
    }
}
