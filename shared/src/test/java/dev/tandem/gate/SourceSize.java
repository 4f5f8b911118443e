package dev.tandem.gate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How long files and methods are. A module holds itself to it with one test:
 *
 * <pre>{@code
 * assertThat(SourceSize.of(Path.of("src", "main", "java")).tooLong()).isEmpty();
 * }</pre>
 */
public final class SourceSize {
    static final int FILE_LINES = 300;
    static final int METHOD_LINES = 60;

    private final List<Integer> files = new ArrayList<>();
    private final List<String> tooLong = new ArrayList<>();

    private SourceSize() {}

    /** Measures the Java files below a folder. */
    public static SourceSize of(Path folder) {
        SourceSize size = new SourceSize();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> sources = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            size.measure(folder, sources);
            return size;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Files of more than 300 and methods of more than 60 lines, each with its place and length. */
    public List<String> tooLong() {
        return List.copyOf(tooLong);
    }

    /** Lines of the file in the middle; 0 where there is none. */
    public int medianFile() {
        return files.isEmpty() ? 0 : files.stream().sorted().toList().get(files.size() / 2);
    }

    private void measure(Path folder, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                String name = folder.toAbsolutePath().relativize(path).toString();
                int lines = Files.readAllLines(path).size();
                files.add(lines);
                note(name, lines, FILE_LINES);
                unit.accept(new Methods(name, unit, positions), null);
            }
        }
    }

    private void note(String place, long lines, int most) {
        if (lines > most) {
            tooLong.add(place + ": " + lines + " lines, at most " + most);
        }
    }

    private final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Methods(String file, CompilationUnitTree unit, SourcePositions positions) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            note(file + " " + method.getName(), last - first + 1, METHOD_LINES);
            return super.visitMethod(method, null);
        }
    }
}
