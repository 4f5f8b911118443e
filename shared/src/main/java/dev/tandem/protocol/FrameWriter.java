package dev.tandem.protocol;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes frames as JSON text. */
public final class FrameWriter {
    private FrameWriter() {}

    public static String write(ServerMessage message) {
        return JsonWriter.write(ServerMessageCodec.write(message));
    }

    public static byte[] writeUtf8(ServerMessage message) {
        return write(message).getBytes(StandardCharsets.UTF_8);
    }

    /** What a client sends: for clients written in Java. */
    public static String write(ClientMessage message) {
        return JsonWriter.write(ClientMessageCodec.write(message));
    }

    /**
     * A {@code changes} frame of commits whose JSON is passed through as it was stored.
     *
     * @param rawCommits texts that {@link Wire#of(dev.tandem.model.Commit)} gave
     */
    public static String changes(
            String room, String epoch, List<String> rawCommits, Optional<Long> head, boolean more) {
        return changes(room, epoch, Optional.empty(), rawCommits, head, more);
    }

    /**
     * The same through a filter.
     *
     * @param filter its mark
     * @param rawExcerpts texts that {@link Wire#of(dev.tandem.model.Excerpt)} gave
     */
    public static String changes(
            String room,
            String epoch,
            Optional<String> filter,
            List<String> rawExcerpts,
            Optional<Long> head,
            boolean more) {
        String frame = JsonWriter.write(Json.object()
                .put("type", "changes")
                .put("room", room)
                .put("epoch", epoch)
                .putText("filter", filter)
                .putWhole("head", head)
                .putIfPresent("more", more ? Optional.of(Json.of(true)) : Optional.empty())
                .build());
        String open = frame.substring(0, frame.length() - 1);
        return open + ",\"commits\":[" + String.join(",", rawExcerpts) + "]}";
    }
}
