package dev.tandem.local.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Code that is not of this project: compiled in the test and put into a jar. */
public final class Foreign {
    private Foreign() {}

    /** Compiles one source file against the libraries of the test, and packs it. */
    public static void jar(Path jar, String name, String source) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        var said = new StringWriter();
        String libraries = String.join(
                File.pathSeparator, libraries().stream().map(Path::toString).toList());
        boolean done = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", libraries),
                        null,
                        List.of(new Source(name, source)))
                .call();
        assertThat(done).as(said.toString()).isTrue();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path each : compiled.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, packed);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Puts the libraries of the test into a folder, as a build does. */
    public static void libraries(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : libraries()) {
            Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
        }
    }

    private static List<Path> libraries() {
        Stream<Path> named = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        Stream<Path> loaded = Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).map(Path::of)
                : Stream.of();
        return Stream.concat(named, loaded)
                .map(Path::toAbsolutePath)
                .filter(path -> path.toString().endsWith(".jar") && Files.exists(path))
                .distinct()
                .toList();
    }
}
