package dev.tandem.functions.usecase;

import dev.tandem.functions.store.RoomStore;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.model.Excerpt;
import dev.tandem.model.Filter;
import dev.tandem.protocol.FilterText;
import dev.tandem.protocol.FrameWriter;
import dev.tandem.protocol.Wire;
import dev.tandem.subscription.Narrowing;
import dev.tandem.subscription.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code changes} frames of some commits for filtered clients (PROTOCOL V2), made once for each filter. Their own commits are among them: what of the
 * answer to an update would match, only the broadcast knows.
 */
final class ExcerptFrames {
    private static final int BYTES = 100 * 1024;

    private final String room;
    private final String epoch;
    private final List<List<Commit>> stretches;
    private final Versions versions;
    private final Set<String> authors;
    private final Map<Key, List<byte[]>> made = new HashMap<>();

    private ExcerptFrames(String room, String epoch, List<Commit> commits, Versions versions) {
        this.room = room;
        this.epoch = epoch;
        this.stretches = stretches(commits);
        this.versions = versions;
        this.authors = commits.stream().map(Commit::client).collect(Collectors.toSet());
    }

    private record Key(Filter filter, String author) {}

    /**
     * Reads the entities that the filters ask for.
     *
     * @param tellings in any order, repetitions included
     * @throws FormRefused where one of them is no commit
     */
    static ExcerptFrames of(
            RoomStore rooms, String room, String epoch, List<Telling> tellings, Collection<Filter> filters) {
        List<Commit> commits = filters.isEmpty()
                ? List.of()
                : CommitFrames.bySeq(tellings).stream().map(Telling::commit).toList();
        return new ExcerptFrames(room, epoch, commits, ReadVersions.of(rooms, room, filters, commits));
    }

    /** In order; never empty where there are commits, so that every client knows each position. */
    List<byte[]> forClient(String client, Filter filter) {
        Key key = new Key(filter, authors.contains(client) ? client : "");
        return made.computeIfAbsent(key, this::make);
    }

    private List<byte[]> make(Key key) {
        Narrowing narrowing = new Narrowing(key.filter(), key.author(), versions);
        Optional<String> mark = Optional.of(FilterText.mark(key.filter()));
        List<byte[]> frames = new ArrayList<>();
        for (List<Commit> stretch : stretches) {
            frames(narrowing.of(stretch), mark, frames);
        }
        return List.copyOf(frames);
    }

    private void frames(List<Excerpt> excerpts, Optional<String> mark, List<byte[]> frames) {
        List<String> texts = new ArrayList<>();
        long head = excerpts.getLast().to();
        int used = 0;
        for (Excerpt excerpt : excerpts) {
            String text = JsonWriter.write(Wire.of(excerpt));
            int bytes = text.getBytes(StandardCharsets.UTF_8).length + 1;
            boolean tooLong = bytes > FrameSize.MOST - 1024;
            if ((tooLong || used + bytes > BYTES) && !texts.isEmpty()) {
                frames.add(frame(mark, texts, head));
                texts.clear();
                used = 0;
            }
            // What no frame holds is only pointed at.
            if (!tooLong) {
                texts.add(text);
                used += bytes;
            }
        }
        frames.add(frame(mark, texts, head));
    }

    private byte[] frame(Optional<String> mark, List<String> texts, long head) {
        return FrameWriter.changes(room, epoch, mark, texts, Optional.of(head), false)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<Commit>> stretches(List<Commit> commits) {
        List<List<Commit>> stretches = new ArrayList<>();
        for (Commit commit : commits) {
            boolean goesOn =
                    !stretches.isEmpty() && stretches.getLast().getLast().seq() + 1 == commit.seq();
            if (!goesOn) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(commit);
        }
        return stretches;
    }
}
