package dev.tandem.functions.proof;

import dev.tandem.kind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One room: its devices, and the way to it. */
final class Site {
    static final String OWNER = "ann";
    static final List<String> PEOPLE = List.of(OWNER, "ben", "cem");

    private final String room;
    private final Kind kind;
    private final Cloud cloud;
    private final List<Device> devices = new ArrayList<>();
    private final Set<String> leaving = new HashSet<>();
    private Predicate<String> isMember = user -> true;
    private String epoch = "";
    private boolean editing = true;
    private boolean calm;

    Site(String room, Kind kind, Cloud cloud) {
        this.room = room;
        this.kind = kind;
        this.cloud = cloud;
    }

    String room() {
        return room;
    }

    Kind kind() {
        return kind;
    }

    Cloud cloud() {
        return cloud;
    }

    List<Device> devices() {
        return devices;
    }

    boolean isEditing() {
        return editing;
    }

    void rest() {
        editing = false;
    }

    /** Somebody's membership is about to end: from here on they may be refused. */
    void leaving(String user) {
        leaving.add(user);
    }

    boolean mayBeRefused(String user) {
        return leaving.contains(user);
    }

    /** Anybody may be refused for a moment: a restore may have taken them out. */
    void leavingAll() {
        leaving.addAll(PEOPLE);
    }

    /** Who knows whether somebody is a member. */
    void ask(Predicate<String> who) {
        isMember = who;
    }

    boolean isMember(String user) {
        return isMember.test(user);
    }

    String epoch() {
        return epoch;
    }

    void epoch(String now) {
        epoch = now;
    }

    /** Everything is settled; from here on there is only to be there. */
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }
}
