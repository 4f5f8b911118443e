package dev.tandem.local.stream;

import java.util.List;

/**
 * A batch, or what is left of one.
 *
 * @param records in order
 * @param retries how often exactly these were tried again
 * @param invokes how often the function has been asked about the first of them
 */
record Attempt(List<StreamRecord> records, int retries, int invokes) {

    static Attempt first(List<StreamRecord> records) {
        return new Attempt(List.copyOf(records), 0, 0);
    }

    Attempt asked() {
        return new Attempt(records, retries, invokes + 1);
    }

    Attempt again() {
        return new Attempt(records, retries + 1, invokes);
    }

    Attempt part(int from, int to) {
        return new Attempt(records.subList(from, to), retries, invokes);
    }

    int size() {
        return records.size();
    }
}
