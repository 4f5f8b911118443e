package dev.tandem.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compose file, which alone says which images are used. */
record Compose(String text) {
    /** That of this module. */
    static Compose file() throws IOException {
        return new Compose(Files.readString(Path.of("compose.yaml")));
    }

    /** The image of a service. */
    String image(String service) {
        Matcher image = Pattern.compile("(?m)^  " + service + ":\\n(?:    .*\\n)*?    image: (\\S+)$")
                .matcher(text);
        if (!image.find()) {
            throw new IllegalStateException("compose.yaml has no image for " + service);
        }
        return image.group(1);
    }
}
