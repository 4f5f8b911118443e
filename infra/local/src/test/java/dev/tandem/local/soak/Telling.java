package dev.tandem.local.soak;

import static java.util.stream.Collectors.groupingBy;

import dev.tandem.functions.proof.Happening;
import dev.tandem.model.Commit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One history of what clients saw and what the rows say, in the order in which it can have happened. All clocks are that of one machine. A commit
 * says when its decision began, so it was decided no sooner than that, and no sooner than the commits before it: there it is put, before whatever
 * clients did in that millisecond. What was decided without a commit is put in the last place it can have been at.
 */
final class Telling {
    private static final int BEGINNING = 0;
    private static final int ISSUED = 1;
    private static final int DECIDED = 2;
    private static final int ANSWERED = 3;
    private static final int SEEN = 4;
    private static final int ENDING = 5;

    private final List<Placed> all = new ArrayList<>();

    private Telling() {}

    private record Placed(long at, int rank, long order, Happening what) {
        static final Comparator<Placed> ORDER = Comparator.comparingLong(Placed::at)
                .thenComparingInt(Placed::rank)
                .thenComparingLong(Placed::order);
    }

    /** @param seen by clients, in their order */
    static List<Happening> of(List<Happening> seen, List<RoomTruth> rooms) {
        return of(seen, rooms, Map.of());
    }

    /** @param senders by the name under which something is shown, the client that sends what is done there, where that is another */
    static List<Happening> of(List<Happening> seen, List<RoomTruth> rooms, Map<String, String> senders) {
        Telling telling = new Telling();
        telling.see(seen);
        long end = seen.isEmpty() ? 0 : seen.getLast().at() + 1;
        Map<String, List<Happening>> byClient = seen.stream()
                .filter(happening -> Told.client(happening).isPresent())
                .collect(groupingBy(happening -> Told.client(happening)
                        .map(client -> senders.getOrDefault(client, client))
                        .orElseThrow()));
        rooms.forEach(room -> telling.tell(room, byClient, end));
        return telling.all.stream().sorted(Placed.ORDER).map(Placed::what).toList();
    }

    private void see(List<Happening> seen) {
        for (Happening happening : seen) {
            place(happening, happening instanceof Happening.Issued ? ISSUED : SEEN, all.size());
        }
    }

    private void tell(RoomTruth room, Map<String, List<Happening>> byClient, long end) {
        long begin = room.log().stream().mapToLong(Commit::at).min().orElse(0);
        room.beginning(begin).forEach(happening -> place(happening, BEGINNING, all.size()));
        Map<String, List<Decision>> own = new HashMap<>();
        long at = begin;
        for (int i = 0; i < room.log().size(); i++) {
            Commit commit = room.log().get(i);
            at = Math.max(at, commit.at());
            // Odd, so that there is a place before each.
            long order = 2L * i + 1;
            place(new Happening.Decided(at, room.id(), commit), DECIDED, order);
            own.computeIfAbsent(commit.client(), _ -> new ArrayList<>()).add(new Decision(at, order, commit));
        }
        room.receipts().forEach((client, receipt) -> {
            List<Decision> decisions = own.getOrDefault(client, List.of());
            new Told(
                            room.id(),
                            receipt,
                            decisions.stream().map(Decision::commit).toList())
                    .answers(byClient.getOrDefault(client, List.of()), end)
                    .forEach(answered -> place(answered, decisions));
        });
        place(room.ending(end + 1), ENDING, all.size());
    }

    private record Decision(long at, long order, Commit commit) {}

    /** Before the client's next commit, where that was decided in the same millisecond. */
    private void place(Happening.Answered answered, List<Decision> decisions) {
        decisions.stream()
                .filter(next -> next.commit().from() > answered.last() && next.at() <= answered.at())
                .findFirst()
                .ifPresentOrElse(
                        next -> all.add(new Placed(next.at(), DECIDED, next.order() - 1, answered)),
                        () -> place(answered, ANSWERED, all.size()));
    }

    private void place(Happening happening, int rank, long order) {
        all.add(new Placed(happening.at(), rank, order, happening));
    }
}
