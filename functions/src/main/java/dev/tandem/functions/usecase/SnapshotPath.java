package dev.tandem.functions.usecase;

import dev.tandem.model.Filter;
import dev.tandem.protocol.FilterText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the entities are that do not fit a frame (PROTOCOL R6). */
final class SnapshotPath {
    private SnapshotPath() {}

    static String of(String room, Optional<Filter> filter) {
        String path = "/api/rooms/" + room + "/snapshot";
        return filter.map(FilterText::write)
                .map(text -> path + "?filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse(path);
    }
}
