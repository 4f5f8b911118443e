package dev.tandem.merge.text;

/** A stretch that differs: {@code [from, to)} of the one side became {@code [newFrom, newTo)} of the other. */
record Hunk(int from, int to, int newFrom, int newTo) {
    /** How much went or came, whichever is more. */
    int size() {
        return Math.max(to - from, newTo - newFrom);
    }

    /** From here to the end of another, and all between. */
    Hunk through(Hunk next) {
        return new Hunk(from, next.to, newFrom, next.newTo);
    }

    Hunk movedBy(int places, int newPlaces) {
        return new Hunk(from + places, to + places, newFrom + newPlaces, newTo + newPlaces);
    }

    /** Without what is equal at both ends. */
    Hunk trimmed(int[] before, int[] after) {
        int least = Math.min(to - from, newTo - newFrom);
        int head = 0;
        while (head < least && before[from + head] == after[newFrom + head]) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before[to - 1 - tail] == after[newTo - 1 - tail]) {
            tail++;
        }
        return new Hunk(from + head, to - tail, newFrom + head, newTo - tail);
    }
}
