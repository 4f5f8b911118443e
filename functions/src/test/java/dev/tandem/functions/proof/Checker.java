package dev.tandem.functions.proof;

import dev.tandem.kind.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a history against everything that is promised; of whatever stack it is. */
public final class Checker {
    private final Kinds kinds;
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, RoomJudge> rooms = new HashMap<>();

    Checker(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What is broken, in the order in which it showed. */
    public static List<Violation> check(Kinds kinds, List<Happening> history) {
        Checker checker = new Checker(kinds);
        history.forEach(checker::judge);
        return checker.violations;
    }

    /** What is broken so far. */
    List<Violation> violations() {
        return violations;
    }

    /** What happens next. */
    void judge(Happening happening) {
        switch (happening) {
            case Happening.Founded it -> found(it);
            case Happening.Issued it -> room(it.room()).ifPresent(room -> room.issued(it));
            case Happening.Decided it -> room(it.room()).ifPresent(room -> room.decided(it));
            case Happening.Received it -> room(it.room()).ifPresent(room -> room.received(it));
            case Happening.Answered it -> room(it.room()).ifPresent(room -> room.answered(it));
            case Happening.Told it -> room(it.room()).ifPresent(room -> room.told(it));
            case Happening.Claimed it -> room(it.room()).ifPresent(room -> room.claimed(it));
            case Happening.Kept it ->
                room(it.room()).ifPresent(room -> room.kept().kept(it));
            case Happening.Numbered it ->
                room(it.room()).ifPresent(room -> room.kept().numbered(it));
            case Happening.SetAside it ->
                room(it.room()).ifPresent(room -> room.kept().setAside(it));
            case Happening.Trimmed it -> room(it.room()).ifPresent(room -> room.trimmed(it));
            case Happening.Membership it ->
                room(it.room()).ifPresent(room -> room.access().membership(it));
            case Happening.Removed it ->
                room(it.room()).ifPresent(room -> room.access().removed(it));
            case Happening.Posted it ->
                room(it.room()).ifPresent(room -> room.access().posted(it));
            case Happening.KeptAsTold it ->
                room(it.room()).ifPresent(room -> room.access().keptAsTold(it));
            case Happening.Arrived it ->
                room(it.room()).ifPresent(room -> room.access().arrived(it));
            case Happening.Served it ->
                room(it.room()).ifPresent(room -> room.access().served(it));
            case Happening.Locked it -> room(it.room()).ifPresent(room -> room.locked(it));
            case Happening.Showed it ->
                room(it.room()).ifPresent(room -> room.clients().showed(it));
            case Happening.Matched it ->
                room(it.room()).ifPresent(room -> room.clients().matched(it));
            case Happening.BeganAgain it ->
                room(it.room()).ifPresent(room -> room.clients().beganAgain(it));
            case Happening.Ended it ->
                room(it.room()).ifPresent(room -> room.clients().ended(it));
            case Happening.Rests it -> room(it.room()).ifPresent(room -> room.rests(it));
            case Happening.Strayed it ->
                violations.add(new Violation("I14", it.at(), it.client() + " of " + it.room() + " got " + it.what()));
            case Happening.Noticed it -> violations.add(new Violation("V", it.at(), "noticed online: " + it.line()));
            case Happening.Present it -> present(it);
            case Happening.Sent it -> room(it.room()).ifPresent(room -> room.sent(it));
            case Happening.Requeued it -> room(it.room()).ifPresent(room -> room.requeued(it));
            case Happening.Healed _, Happening.Noted _ -> {}
        }
    }

    private Optional<RoomJudge> room(String id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /** A room that is brought back is judged afresh; only who is a member goes on. */
    private void found(Happening.Founded it) {
        RoomJudge judge = new RoomJudge(kinds.find(it.kind()).orElseThrow(), violations::add, room(it.room()));
        rooms.put(it.room(), judge);
        judge.founded(it);
    }

    private void present(Happening.Present it) {
        if (!it.shown().equals(it.there())) {
            violations.add(new Violation("I11", it.at(), "shown as present: " + it.shown() + ", are: " + it.there()));
        }
    }
}
