package dev.tandem.local.fuzz;

import dev.tandem.functions.fuzz.FuzzProcess;
import java.io.IOException;

/** Searches for some minutes: {@code import MINUTES FOLDER}. */
final class Fuzzing {
    private Fuzzing() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(FuzzProcess.search(ImportFuzz.class, ImportFuzz.seeds(), "infra/local", args));
    }
}
