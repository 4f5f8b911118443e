package dev.tandem.local.hosting;

import dev.tandem.json.Form;
import dev.tandem.local.LambdaFunction;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One function of the file: a handler in a class path, or the address of an Invoke API.
 *
 * @param folder what relative paths are relative to
 */
record FunctionEntry(Path folder) {
    private static final int CONCURRENCY = 10;

    LambdaFunction load(String name, Form form) {
        if (form.has("url")) {
            String url = form.only(Set.of("url")).text("url", text -> text.matches("https?://[^/\\s]+/\\S*"));
            return new CalledFunction(URI.create(url));
        }
        form.only(Set.of("handler", "classPath", "concurrency"));
        List<URL> classPath = new ArrayList<>();
        for (String entry : form.optionalTexts("classPath")) {
            classPath.addAll(files(entry));
        }
        long concurrency = form.optionalWhole("concurrency", 1).orElse((long) CONCURRENCY);
        return Environments.of(name, classPath, form.text("handler"), Math.toIntExact(Math.min(concurrency, 1000)));
    }

    /** A jar, a folder of classes, or {@code folder/*} for all jars of a folder. */
    private List<URL> files(String entry) {
        if (entry.endsWith("/*")) {
            return jars(entry, folder.resolve(entry.substring(0, entry.length() - 2)));
        }
        Path path = folder.resolve(entry);
        if (!Files.exists(path)) {
            throw new HandlerRefused("There is no file or folder " + path + ".");
        }
        return List.of(url(path));
    }

    private static List<URL> jars(String entry, Path libraries) {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.jar")) {
            files.forEach(jar -> jars.add(url(jar)));
        } catch (IOException absent) {
            throw new HandlerRefused("There is no folder for " + entry + ": " + libraries + ".", absent);
        }
        return jars;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("A path is a URL", impossible);
        }
    }
}
