package dev.tandem.local.soak;

import static java.util.stream.Collectors.toSet;

import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.HistoryReader;
import dev.tandem.functions.proof.Overheard;
import dev.tandem.json.Form;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.ServerFrameReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the pages of real browsers did in one room, as web-client/e2e/support/recorder.mjs writes it down: the frames that they {@code said} and
 * {@code heard}, word for word, and lines of a history for what they {@code showed}, where they {@code ended} and what was {@code noted}. Frames
 * become happenings here as those of simulated pages do.
 */
final class PageRecording {
    private final List<Form> lines;
    private final String room;

    /**
     * What happened, in its order.
     *
     * @param met in it and how often
     */
    record Heard(List<Happening> happenings, Map<String, Long> met) {}

    /**
     * In the order of their times: what a page shows is known at once, what it says only when the browser tells it.
     *
     * @throws dev.tandem.local.Refused {@code no-history} where a line names no time, or no room or another one
     */
    PageRecording(List<Form> lines) {
        this.lines = lines.stream()
                .sorted(Comparator.comparingLong(line -> Lines.read(line, PageRecording::at)))
                .toList();
        this.room = lines.isEmpty() ? "" : Lines.read(lines.getFirst(), line -> line.text("room"));
        lines.forEach(line -> Lines.go(line, each -> each.text("room", room::equals)));
    }

    private static long at(Form line) {
        return line.whole("at", 0);
    }

    String room() {
        return room;
    }

    /** Under which names the pages sent what their people did. */
    Set<String> clients() {
        return of("said")
                .flatMap(line -> Lines.read(line, PageRecording::update).stream())
                .map(ClientMessage.Update::client)
                .collect(toSet());
    }

    /** By the name under which a page shows, the client that sends what is done there: one for all tabs of a browser. */
    Map<String, String> senders() {
        Map<String, String> senders = new HashMap<>();
        of("showed").forEach(line -> Lines.go(line, it -> senders.put(it.text("client"), it.text("sender"))));
        return senders;
    }

    private Stream<Form> of(String what) {
        return lines.stream()
                .filter(line -> Lines.read(line, each -> each.text("what")).equals(what));
    }

    /** @param people who have a part in the room */
    Heard happenings(Collection<String> people) {
        Listening listening = new Listening(people);
        lines.forEach(line -> Lines.go(line, listening::hear));
        return new Heard(listening.happenings, listening.met);
    }

    /** Where a frame is one; what is not of the protocol is for the server to refuse, and it did. */
    private static Optional<ClientMessage.Update> update(Form line) {
        return FrameReader.read(line.text("frame")) instanceof Received.Understood(ClientMessage.Update update)
                ? Optional.of(update)
                : Optional.empty();
    }

    /** Goes through the lines, one after the other. */
    private final class Listening {
        private final Collection<String> people;
        private final List<Happening> happenings = new ArrayList<>();
        private final Map<String, Long> met = new TreeMap<>();
        private final Map<String, Overheard> wires = new HashMap<>();

        private Listening(Collection<String> people) {
            this.people = people;
        }

        private void hear(Form line) {
            switch (line.text("what")) {
                case "said" -> update(line).ifPresent(update -> wire(line).said(at(line), update));
                case "heard" ->
                    ServerFrameReader.read(line.text("frame"))
                            .ifPresent(message -> wire(line).told(at(line), message));
                default -> happenings.add(other(line));
            }
        }

        private Happening other(Form line) {
            Happening happening = HistoryReader.read(line);
            if (happening instanceof Happening.Noted it) {
                count(it.what());
            }
            return happening;
        }

        private Overheard wire(Form line) {
            return wires.computeIfAbsent(
                    line.text("user"),
                    user -> new Overheard(room, user, user, people, happenings::add, sight -> count(sight.wire())));
        }

        private void count(String what) {
            met.merge(what, 1L, Long::sum);
        }
    }
}
