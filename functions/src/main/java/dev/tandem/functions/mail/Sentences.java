package dev.tandem.functions.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the letters say, in one language. Each language is a file of the same sentences with the same places. */
final class Sentences {
    /** The languages there are; the first is for whoever asked for none. */
    static final Set<String> LANGUAGES = Set.of("en", "th");

    private final Properties all;

    private Sentences(Properties all) {
        this.all = all;
    }

    /** @throws IllegalArgumentException for a language that there is not */
    static Sentences in(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("no letters in " + language);
        }
        Properties read = new Properties();
        try (Reader file = new InputStreamReader(open("letters_" + language + ".properties"), StandardCharsets.UTF_8)) {
            read.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Sentences(read);
    }

    Set<String> names() {
        return all.stringPropertyNames();
    }

    String get(String name) {
        String sentence = all.getProperty(name);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence " + name);
        }
        return sentence;
    }

    String get(String name, Map<String, String> values) {
        return new Template(get(name)).with(values);
    }

    /** A file of this package as text. */
    static String file(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open(String name) {
        InputStream file = Sentences.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return file;
    }
}
