package dev.tandem.local.doctor;

import dev.tandem.json.Json;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two clients in one room: one writes, the other is told. */
final class Meeting {
    private static final int UPDATES = 5;
    private static final double NANOS = 1e6;

    private final Http http;
    private final String room;
    private final Entering entering;
    private final Duration patience;
    private final Seat writer;
    private final Seat reader;
    private final List<Sent> sent = new ArrayList<>();

    Meeting(Http http, String room, Entering entering, Duration patience) {
        this.http = http;
        this.room = room;
        this.entering = entering;
        this.patience = patience;
        writer = new Seat(http, room, patience);
        reader = new Seat(http, room, patience);
    }

    /** An update that was acknowledged. */
    private record Sent(long position, long nanos) {}

    String open() {
        writer.open(entering.fresh());
        reader.open(entering.fresh());
        return "";
    }

    String join() {
        writer.take(writer.join());
        reader.take(reader.join());
        return "";
    }

    String update() {
        List<Double> times = new ArrayList<>();
        for (int i = 1; i <= UPDATES; i++) {
            long start = System.nanoTime();
            sent.add(new Sent(writer.add("Thermometer " + i), start));
            times.add((System.nanoTime() - start) / NANOS);
        }
        return figures(times);
    }

    String broadcast() {
        List<Double> times = new ArrayList<>();
        for (Sent each : sent) {
            long at = reader.hears(each.position()).orElseThrow(this::untold);
            times.add((at - each.nanos()) / NANOS);
        }
        fromTheStream();
        reader.followTold();
        return figures(times);
    }

    /** Updates are told by whoever committed them, which would hide a stream that stands still; a new title is told by the stream alone. */
    private void fromTheStream() {
        Json title = Json.object().put("title", "Tandem doctor, once more").build();
        http.ask("renaming the room", "PATCH", "/api/rooms/" + room, Optional.of(title));
        if (reader.hears(sent.getLast().position() + 1).isEmpty()) {
            throw untold();
        }
    }

    /** Presence is posted without the stream: where it comes, posting works. */
    private Ailment.Found untold() {
        Ailment ailment = writer.hearsPresenceOf(reader) ? Ailment.NO_BROADCAST : Ailment.NO_PUSH;
        return ailment.of(patience.toSeconds() + " s");
    }

    String catchUp() {
        reader.cut();
        long last = writer.add("Plaster");
        ServerMessage.Joined joined = again();
        switch (joined.catchUp()) {
            case CatchUp.Delta(var commits, boolean more) -> {
                if (more) {
                    throw Ailment.CATCH_UP_WRONG.of("a few commits did not fit into one answer");
                }
                reader.follow(commits, last);
                return commits.size() + " missed";
            }
            case CatchUp.Reset(var reason, var _) ->
                throw Ailment.CATCH_UP_WRONG.of("the whole room instead of what was missed: " + reason.wire());
            case CatchUp.Snapshot _, CatchUp.Excerpts _, CatchUp.Filtered _ ->
                throw Ailment.CATCH_UP_WRONG.of("not what was missed, but something else");
        }
    }

    private ServerMessage.Joined again() {
        try {
            reader.open(entering.fresh());
            return reader.join();
        } catch (Ailment.Found why) {
            throw Ailment.CATCH_UP_FAILS.of(why.brief());
        }
    }

    void end() {
        writer.cut();
        reader.cut();
    }

    private static String figures(List<Double> times) {
        double first = times.getFirst();
        double median = times.stream().sorted().toList().get(times.size() / 2);
        return "first %.0f ms, median %.0f ms of %d".formatted(first, median, times.size());
    }
}
