package dev.tandem.functions.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Searches for some minutes: {@code NAME MINUTES FOLDER}, or {@code all} of them. */
final class Fuzzing {
    private Fuzzing() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String name = args[0];
        boolean all = name.equals("all");
        Class<?> fuzzer = all ? AnyFuzz.class : AnyFuzz.type(name);
        List<byte[]> seeds =
                (all ? AnyFuzz.seeds() : AnyFuzz.named(name).seeds().get()).toList();
        Path work = Files.createDirectories(Path.of(args[2]).resolve(name));
        System.exit(FuzzProcess.search(
                fuzzer, seeds, work, Long.parseLong(args[1]), "functions/src/test/resources/fuzz/" + name));
    }
}
