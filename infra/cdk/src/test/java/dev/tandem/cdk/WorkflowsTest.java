package dev.tandem.cdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflows that users of GitHub get: what they run is what was reviewed, and they run as the documents say. */
final class WorkflowsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern CDK = Pattern.compile("aws-cdk@([0-9.]+)");

    @Test
    void every_action_is_pinned_to_a_commit_and_says_which_version_that_is() throws IOException {
        for (Path workflow : workflows()) {
            List<MatchResult> uses =
                    USES.matcher(Files.readString(workflow)).results().toList();
            assertFalse(uses.isEmpty(), workflow.toString());
            for (MatchResult use : uses) {
                assertTrue(
                        use.group()
                                .matches("uses: [\\w-]+/[\\w-]+(/[\\w-]+)?@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+"),
                        use.group());
            }
        }
    }

    @Test
    void no_workflow_may_do_more_than_it_says() throws IOException {
        for (Path workflow : workflows()) {
            String text = Files.readString(workflow);
            assertTrue(text.contains("\npermissions:\n  contents: read\n"), workflow.toString());
            assertFalse(text.contains("write-all") || text.contains("secrets."), workflow.toString());
        }
    }

    @Test
    void everything_deploys_with_one_version_of_the_cdk() throws IOException {
        Set<String> versions = Stream.of(".github/workflows/deploy.yml", "docs/OPERATIONS.md", "README.md", "tandem")
                .map(ROOT::resolve)
                .flatMap(file -> CDK.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertEquals(1, versions.size(), versions.toString());
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
