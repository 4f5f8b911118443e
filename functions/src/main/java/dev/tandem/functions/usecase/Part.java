package dev.tandem.functions.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Some of the sockets of a fan-out with their frames, as another invocation gets them: {@code {"frames":["…"],"to":[{"frames":[0],"sockets":["a="]}]}}.
 * Most sockets get the same frames: each is in it once.
 */
record Part(List<byte[]> frames, Map<List<Integer>, List<String>> to) {
    /** Of frames as they stand: as texts in JSON they take at most twice as much, and Lambda takes 6 MB. */
    private static final int MOST_BYTES = 2_800_000;

    private static final String FRAMES = "frames";
    private static final String TO = "to";
    private static final String SOCKETS = "sockets";

    /**
     * Divides a fan-out evenly.
     *
     * @param posts frames by socket
     * @param most sockets of a part
     */
    static List<Part> of(Map<String, List<byte[]>> posts, int most) {
        int even = Math.ceilDiv(posts.size(), Math.max(1, Math.ceilDiv(posts.size(), most)));
        List<Filling> parts = new ArrayList<>();
        // In the same order in every process, those with the same frames together.
        Map<List<Integer>, List<String>> alike = new LinkedHashMap<>();
        Numbers numbers = new Numbers();
        new TreeMap<>(posts)
                .forEach((socket, frames) -> alike.computeIfAbsent(numbers.of(frames), _ -> new ArrayList<>())
                        .add(socket));
        alike.values().stream().flatMap(List::stream).forEach(socket -> {
            List<byte[]> frames = posts.getOrDefault(socket, List.of());
            if (parts.isEmpty() || !parts.getLast().hasRoomFor(frames, even)) {
                parts.add(new Filling());
            }
            parts.getLast().add(socket, frames);
        });
        return parts.stream().map(Filling::part).toList();
    }

    /** Frames by what they are called; equal ones that were made apart are two. */
    private static final class Numbers {
        private final IdentityHashMap<byte[], Integer> known = new IdentityHashMap<>();
        private final List<byte[]> frames = new ArrayList<>();

        List<Integer> of(List<byte[]> asked) {
            return asked.stream().map(this::of).toList();
        }

        private int of(byte[] frame) {
            return known.computeIfAbsent(frame, _ -> {
                frames.add(frame);
                return frames.size() - 1;
            });
        }
    }

    private static final class Filling {
        private final Numbers numbers = new Numbers();
        private final Map<List<Integer>, List<String>> to = new LinkedHashMap<>();
        private int sockets;
        private long bytes;

        /** Whatever it is, one socket is taken. */
        boolean hasRoomFor(List<byte[]> frames, int most) {
            return sockets < most && bytes + added(frames) <= MOST_BYTES;
        }

        private long added(List<byte[]> frames) {
            return frames.stream()
                    .filter(frame -> !numbers.known.containsKey(frame))
                    .mapToLong(frame -> frame.length)
                    .sum();
        }

        void add(String socket, List<byte[]> frames) {
            bytes += added(frames);
            sockets++;
            to.computeIfAbsent(numbers.of(frames), _ -> new ArrayList<>()).add(socket);
        }

        Part part() {
            return new Part(numbers.frames, to);
        }
    }

    /** Frames by socket, as they were given. */
    Map<String, List<byte[]>> posts() {
        Map<String, List<byte[]>> posts = new TreeMap<>();
        to.forEach((which, sockets) -> {
            List<byte[]> own = which.stream().map(frames::get).toList();
            sockets.forEach(socket -> posts.put(socket, own));
        });
        return posts;
    }

    /** For the other invocation, UTF-8. */
    byte[] event() {
        List<Json> texts =
                frames.stream().map(frame -> Json.of(new String(frame, UTF_8))).toList();
        List<Json> groups = new ArrayList<>();
        to.forEach((which, sockets) -> groups.add(Json.object()
                .put(
                        FRAMES,
                        Json.array(which.stream().map(number -> Json.of(number)).toList()))
                .put(
                        SOCKETS,
                        Json.array(sockets.stream().map(each -> Json.of(each)).toList()))
                .build()));
        return JsonWriter.writeUtf8(Json.object()
                .put(FRAMES, Json.array(texts))
                .put(TO, Json.array(groups))
                .build());
    }

    /**
     * What {@link #event} said.
     *
     * @throws FormRefused where it is none
     */
    static Part of(Form event) {
        List<byte[]> frames = new ArrayList<>();
        for (String text : event.optionalTexts(FRAMES)) {
            frames.add(text.getBytes(UTF_8));
        }
        Map<List<Integer>, List<String>> to = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Form group : event.objects(TO)) {
            List<String> sockets = group.optionalTexts(SOCKETS);
            if (!sockets.stream().allMatch(seen::add)) {
                throw group.refuse(SOCKETS);
            }
            to.computeIfAbsent(numbers(group, frames.size()), _ -> new ArrayList<>())
                    .addAll(sockets);
        }
        return new Part(List.copyOf(frames), to);
    }

    private static List<Integer> numbers(Form group, int frames) {
        return group.items(FRAMES).stream()
                .map(each -> switch (each) {
                    case Json.Num number
                    when number.isWhole() && number.asLong() >= 0 && number.asLong() < frames -> (int) number.asLong();
                    default -> throw group.refuse(FRAMES);
                })
                .toList();
    }
}
