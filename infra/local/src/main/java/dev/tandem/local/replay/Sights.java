package dev.tandem.local.replay;

import dev.tandem.local.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the authors of a trace had seen: for each txn, how many txns of each agent, its own earlier ones included. */
final class Sights {
    private final List<int[]> seen = new ArrayList<>();
    /** For each agent, the txns before which it saw something new of somebody else. */
    private final List<List<Integer>> looks = new ArrayList<>();

    Sights(Trace trace) {
        int agents = trace.agents();
        List<int[]> last = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            looks.add(new ArrayList<>());
            last.add(new int[agents]);
        }
        for (Trace.Txn txn : trace.txns()) {
            int[] sight = new int[agents];
            txn.parents()
                    .forEach(parent -> raise(sight, trace.txns().get(parent).agent(), parent));
            int[] before = last.get(txn.agent());
            if (sight[txn.agent()] != before[txn.agent()]) {
                throw new Refused(
                        "bad-trace",
                        "Txn " + seen.size() + " of this trace does not follow what its author did before.");
            }
            if (!Arrays.equals(sight, before)) {
                looks.get(txn.agent()).add(seen.size());
            }
            seen.add(sight);
            last.set(txn.agent(), sight.clone());
            last.get(txn.agent())[txn.agent()]++;
        }
    }

    private void raise(int[] sight, int agent, int parent) {
        int[] more = seen.get(parent);
        for (int other = 0; other < sight.length; other++) {
            sight[other] = Math.max(sight[other], more[other] + (other == agent ? 1 : 0));
        }
    }

    int[] of(int txn) {
        return seen.get(txn);
    }

    boolean isLook(int txn, int agent) {
        return Collections.binarySearch(looks.get(agent), txn) >= 0;
    }

    /** How many txns of an agent everybody else will have seen when they look for the next time, from a txn on. */
    int nextSeen(int agent, int from) {
        int least = Integer.MAX_VALUE;
        for (int other = 0; other < looks.size(); other++) {
            if (other != agent) {
                int place = Collections.binarySearch(looks.get(other), from);
                int next = place < 0 ? -place - 1 : place;
                if (next < looks.get(other).size()) {
                    least = Math.min(least, seen.get(looks.get(other).get(next))[agent]);
                }
            }
        }
        return least;
    }
}
