package dev.tandem.functions.fuzz;

import java.io.IOException;

/** Searches for some minutes: {@code NAME MINUTES FOLDER}, or {@code all} of them. */
final class Fuzzing {
    private Fuzzing() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String name = args[0];
        int status = name.equals("all")
                ? FuzzProcess.search(AnyFuzz.class, AnyFuzz.seeds(), "functions", args)
                : FuzzProcess.search(
                        AnyFuzz.type(name), AnyFuzz.named(name).seeds().get(), "functions", args);
        System.exit(status);
    }
}
