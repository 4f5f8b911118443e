package dev.tandem.local.soak;

import dev.tandem.kind.Kind;
import java.util.Set;

/** A room, and who has a part in it. */
record SoakRoom(String id, Kind kind, Set<String> people) {
    SoakRoom {
        people = Set.copyOf(people);
    }
}
