package dev.tandem.functions.usecase;

import dev.tandem.protocol.FrameWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The {@code changes} frames of some commits of one room: each as full as it may be, because every frame to every socket is paid for. The
 * author's client has its commits from the answer (PROTOCOL U4), so they are left away at both ends; between commits of others they stay,
 * because a frame carries consecutive ones (S4).
 */
final class CommitFrames {
    private static final int BYTES = 100 * 1024;

    private final String room;
    private final String epoch;
    private final List<List<Telling>> runs;
    private final Set<String> authors;
    private final Map<String, List<byte[]>> made = new ConcurrentHashMap<>();

    private CommitFrames(String room, String epoch, List<List<Telling>> runs, Set<String> authors) {
        this.room = room;
        this.epoch = epoch;
        this.runs = runs;
        this.authors = authors;
    }

    /** Takes them in any order, repetitions included. */
    static CommitFrames of(String room, String epoch, List<Telling> tellings) {
        Set<String> authors = tellings.stream().map(Telling::client).collect(Collectors.toSet());
        return new CommitFrames(room, epoch, runs(bySeq(tellings)), authors);
    }

    /** In order, each once. */
    static List<Telling> bySeq(List<Telling> tellings) {
        Map<Long, Telling> bySeq = new TreeMap<>();
        tellings.forEach(each -> bySeq.put(each.seq(), each));
        return List.copyOf(bySeq.values());
    }

    /** In order; empty where everything is the client's own. */
    List<byte[]> forClient(String client) {
        String key = authors.contains(client) ? client : "";
        return made.computeIfAbsent(key, this::make);
    }

    private List<byte[]> make(String client) {
        return runs.stream()
                .map(run -> trimmed(run, client))
                .filter(run -> !run.isEmpty())
                .map(this::frame)
                .toList();
    }

    private static List<Telling> trimmed(List<Telling> run, String client) {
        List<Long> others = run.stream()
                .filter(each -> !each.client().equals(client))
                .map(Telling::seq)
                .toList();
        return others.isEmpty()
                ? List.of()
                : run.stream()
                        .filter(each -> each.seq() >= others.getFirst() && each.seq() <= others.getLast())
                        .toList();
    }

    /** A commit that no frame holds is only pointed at: the client asks, and learns there how to get it. */
    private byte[] frame(List<Telling> run) {
        boolean tooLong = bytes(run.getFirst()) > FrameSize.MOST - 1024;
        List<String> bodies =
                tooLong ? List.of() : run.stream().map(Telling::body).toList();
        Optional<Long> head = Optional.of(run.getLast().seq());
        return FrameWriter.changes(room, epoch, bodies, head, false).getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<Telling>> runs(List<Telling> ordered) {
        List<List<Telling>> runs = new ArrayList<>();
        int used = 0;
        for (Telling each : ordered) {
            boolean goesOn = !runs.isEmpty() && runs.getLast().getLast().seq() + 1 == each.seq();
            if (goesOn && used + bytes(each) <= BYTES) {
                runs.getLast().add(each);
                used += bytes(each);
            } else {
                runs.add(new ArrayList<>(List.of(each)));
                used = bytes(each);
            }
        }
        return runs;
    }

    private static int bytes(Telling telling) {
        return telling.body().getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
