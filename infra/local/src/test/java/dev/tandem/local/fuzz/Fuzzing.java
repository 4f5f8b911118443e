package dev.tandem.local.fuzz;

import dev.tandem.functions.fuzz.FuzzProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Searches for some minutes: {@code import MINUTES FOLDER}. */
final class Fuzzing {
    private Fuzzing() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(args[2]).resolve(args[0]));
        System.exit(FuzzProcess.search(
                ImportFuzz.class,
                ImportFuzz.seeds().toList(),
                work,
                Long.parseLong(args[1]),
                "infra/local/src/test/resources/fuzz/" + args[0]));
    }
}
