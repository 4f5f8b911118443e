package dev.tandem.functions.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Jazzer on one fuzzer in a process of its own, guided by the coverage of our classes and of the readers of JSON and CSV. */
public final class FuzzProcess {
    private static final Pattern END = Pattern.compile("DONE\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

    private FuzzProcess() {}

    /**
     * How a run ended.
     *
     * @param status 0 where nothing was found
     * @param coverage edges that were reached
     * @param corpus inputs that reached something new
     */
    public record Ending(int status, int coverage, int corpus, String output) {}

    /** From the given seeds, always in the same way: at most so many runs, and no longer than 10 s. */
    public static Ending shortly(Class<?> fuzzer, List<byte[]> seeds, int runs)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("fuzz");
        Path output = work.resolve("output");
        List<String> limits = List.of("-runs=" + runs, "-seed=1", "-max_total_time=10");
        Process process = new ProcessBuilder(command(fuzzer, seeds, work, limits))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        Matcher end = END.matcher(said);
        return end.find()
                ? new Ending(status, Integer.parseInt(end.group(1)), Integer.parseInt(end.group(3)), said)
                : new Ending(status, 0, 0, said);
    }

    /**
     * Searches for some minutes and shows how it goes. What was found before lies in the folder and is gone on with.
     *
     * @param module whose resources keep the inputs that crashed it once
     * @param arguments its name, how many minutes, and the folder of all fuzzers
     * @return 0, or 1 where something was found
     */
    public static int search(Class<?> fuzzer, Stream<byte[]> seeds, String module, String... arguments)
            throws IOException, InterruptedException {
        String name = arguments[0];
        long seconds = 60 * Long.parseLong(arguments[1]);
        Path work = Files.createDirectories(Path.of(arguments[2]).resolve(name));
        List<String> limits = List.of("-max_total_time=" + seconds, "-print_final_stats=1");
        int status = new ProcessBuilder(command(fuzzer, seeds.toList(), work, limits))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            System.err.println("tandem: crash-found: the input that crashed it lies in " + work + "; keep it in "
                    + module + "/src/test/resources/fuzz/" + name);
        }
        return status == 0 ? 0 : 1;
    }

    private static List<String> command(Class<?> fuzzer, List<byte[]> seeds, Path work, List<String> limits)
            throws IOException {
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + fuzzer.getName(),
                "--instrumentation_includes=dev.tandem.**:com.fasterxml.jackson.core.**:org.apache.commons.csv.**",
                "--custom_hook_includes=dev.tandem.**",
                "--reproducer_path=" + work));
        command.addAll(limits);
        command.addAll(
                List.of("-timeout=60", "-rss_limit_mb=3000", "-artifact_prefix=" + work + "/", corpus.toString()));
        return command;
    }
}
