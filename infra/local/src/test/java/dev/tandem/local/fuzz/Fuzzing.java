package dev.tandem.local.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Jazzer in a process of its own, guided by the coverage of our classes and of the readers of CSV and JSON. */
final class Fuzzing {
    private static final Pattern END = Pattern.compile("DONE\\s+cov: (\\d+) ft: ");

    private Fuzzing() {}

    /** Searches for some minutes and shows how it goes: {@code import MINUTES FOLDER}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(args[2]).resolve("import"));
        List<String> limits = List.of("-max_total_time=" + 60 * Long.parseLong(args[1]), "-print_final_stats=1");
        int status = new ProcessBuilder(
                        command(ImportFuzz.class, ImportFuzz.seeds().toList(), work, limits))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            System.err.println("tandem: crash-found: the input that crashed it lies in " + work
                    + "; keep it in infra/local/src/test/resources/fuzz/import");
        }
        System.exit(status == 0 ? 0 : 1);
    }

    static int coverage(String said) {
        Matcher end = END.matcher(said);
        return end.find() ? Integer.parseInt(end.group(1)) : 0;
    }

    static List<String> command(Class<?> fuzzer, List<byte[]> seeds, Path work, List<String> limits)
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
