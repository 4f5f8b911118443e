package dev.tandem.local.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lines of a file, each an object of JSON. What is none, or not what is expected, is refused as {@code no-history} with its place. */
final class Lines {
    private Lines() {}

    /** @throws Refused also where the file cannot be read */
    static List<Form> of(Path file) {
        List<String> texts;
        try {
            texts = Files.readAllLines(file, UTF_8);
        } catch (IOException failed) {
            throw new Refused("no-history", file + " cannot be read: " + failed + ".");
        }
        List<Form> lines = new ArrayList<>(texts.size());
        for (String text : texts) {
            String place = file + ", line " + (lines.size() + 1);
            try {
                lines.add(Form.of(place, JsonReader.FILES.read(text)));
            } catch (JsonRefused | FormRefused wrong) {
                throw new Refused("no-history", place + " is no object of JSON.");
            }
        }
        return lines;
    }

    static void go(Form line, Consumer<Form> reading) {
        read(line, each -> {
            reading.accept(each);
            return each;
        });
    }

    static <T> T read(Form line, Function<Form, T> reading) {
        try {
            return reading.apply(line);
        } catch (FormRefused wrong) {
            // A value within may have been read by itself: then its place begins anew.
            String at = wrong.at().startsWith(line.at())
                    ? wrong.at().substring(line.at().length())
                    : wrong.at();
            throw refused(line, "is not of its form at " + at);
        } catch (JsonRefused | IllegalArgumentException wrong) {
            throw refused(line, "has something in it that cannot be read: " + wrong.getMessage());
        }
    }

    private static Refused refused(Form line, String why) {
        return new Refused("no-history", line.at() + " " + why + ".");
    }
}
