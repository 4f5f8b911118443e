package dev.tandem.functions.proof;

import dev.tandem.json.JsonWriter;
import dev.tandem.model.Change;
import dev.tandem.model.Commit;
import dev.tandem.model.Entity;
import dev.tandem.model.Outcome;
import dev.tandem.protocol.Wire;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Happenings as lines that one can read. */
final class Timeline {
    private static final int LONGEST = 220;

    private Timeline() {}

    static String line(Happening happening) {
        String text = "%8d  %s".formatted(happening.at(), text(happening));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String text(Happening happening) {
        return switch (happening) {
            case Happening.Founded it ->
                "%s: a %s, at %d".formatted(it.room(), it.kind(), it.log().size());
            case Happening.Issued it ->
                "%s: %s keeps %s".formatted(it.room(), it.client(), JsonWriter.write(Wire.of(it.mutation())));
            case Happening.Kept it -> "%s: %s is told that %s is kept".formatted(it.room(), it.user(), it.id());
            case Happening.Numbered it -> "%s: %s is #%d of %s".formatted(it.room(), it.id(), it.n(), it.client());
            case Happening.Requeued it ->
                "%s: #%d of %s is #%d of %s from now on".formatted(it.room(), it.was(), it.from(), it.n(), it.client());
            case Happening.SetAside it -> "%s: %s is set aside".formatted(it.room(), it.id());
            case Happening.Claimed it ->
                "%s: %s says of #%d: %s%s"
                        .formatted(it.room(), it.client(), it.n(), it.code(), it.seq() == 0 ? "" : " at " + it.seq());
            case Happening.Sent it -> "%s: %s sends #%d to #%d".formatted(it.room(), it.client(), it.from(), it.to());
            case Happening.Decided it -> "%s: COMMIT %s".formatted(it.room(), text(it.commit()));
            case Happening.Received it ->
                "%s: receipt of %s is #%d%s"
                        .formatted(it.room(), it.client(), it.last(), it.withCommit() ? "" : ", without a commit");
            case Happening.Answered it ->
                "%s: of %s all up to #%d is decided without a commit, after %d"
                        .formatted(it.room(), it.client(), it.last(), it.since());
            case Happening.Told it ->
                "%s: %s is told #%d %s"
                        .formatted(it.room(), it.client(), it.outcome().n(), text(it.outcome()));
            case Happening.Trimmed it -> "%s: the log goes up to %d".formatted(it.room(), it.floor());
            case Happening.Membership it ->
                "%s: %s is %s%s, rev %d"
                        .formatted(
                                it.room(),
                                it.member().user(),
                                it.member().active() ? "" : "no more ",
                                it.member().role(),
                                it.member().rev());
            case Happening.Removed it -> "%s: the removal of %s is answered".formatted(it.room(), it.user());
            case Happening.Locked it ->
                "%s: lock of %s: %s, token %d%s"
                        .formatted(
                                it.room(),
                                it.lock().key(),
                                it.lock().client(),
                                it.lock().token(),
                                it.lock().held() ? "" : ", released");
            case Happening.Posted it -> "%s: %s is sent up to %d".formatted(it.room(), it.user(), it.seq());
            case Happening.KeptAsTold it ->
                "%s: %d is kept as told, to %s".formatted(it.room(), it.seq(), new TreeSet<>(it.there()));
            case Happening.Arrived it -> "%s: a frame arrives at %s".formatted(it.room(), it.user());
            case Happening.Noticed it -> "%s: noticed: %s".formatted(it.room(), it.line());
            case Happening.Served it ->
                "%s: %s is given what they asked for at %d".formatted(it.room(), it.user(), it.since());
            case Happening.Showed it ->
                "%s: %s shows %d: %s"
                        .formatted(
                                it.room(),
                                it.client(),
                                it.seq(),
                                it.living().values().stream()
                                        .map(Timeline::text)
                                        .sorted()
                                        .collect(Collectors.joining(" ")));
            case Happening.Matched it -> "%s: %s shows %d".formatted(it.room(), it.client(), it.seq());
            case Happening.BeganAgain it -> "%s: %s begins again".formatted(it.room(), it.client());
            case Happening.Strayed it -> "%s: %s got %s".formatted(it.room(), it.client(), it.what());
            case Happening.Healed it -> "the weather clears up";
            case Happening.Rests it ->
                "%s: rests at %d with %d entities"
                        .formatted(it.room(), it.log().size(), it.entities().size());
            case Happening.Ended it ->
                "%s: %s of %s ends at %d, %d wait%s"
                        .formatted(
                                it.room(),
                                it.client(),
                                it.user(),
                                it.seq(),
                                it.waiting(),
                                it.removed() ? ", removed" : "");
            case Happening.Present it ->
                "%s: shown are %s, there are %s"
                        .formatted(it.room(), new TreeSet<>(it.shown()), new TreeSet<>(it.there()));
            case Happening.Noted it -> "%s: %s".formatted(it.who(), it.what());
        };
    }

    private static String text(Commit commit) {
        return "%d by %s of %s #%d-%d: %s%s"
                .formatted(
                        commit.seq(),
                        commit.client(),
                        commit.user(),
                        commit.from(),
                        commit.to(),
                        commit.changes().stream().map(Timeline::text).collect(Collectors.joining(" ")),
                        commit.rejected().stream()
                                .map(each -> " refused #%d %s".formatted(each.n(), each.code()))
                                .collect(Collectors.joining()));
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.Created it -> "+" + it.key() + new TreeMap<>(it.fields());
            case Change.Updated it ->
                "~" + it.key() + new TreeMap<>(it.set())
                        + new TreeSet<>(it.edits().keySet());
            case Change.Deleted it -> "-" + it.key();
        };
    }

    private static String text(Entity entity) {
        return entity.key() + "@" + entity.seq();
    }

    private static String text(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied it ->
                "applied" + it.seq().map(seq -> " at " + seq).orElse(" to nothing");
            case Outcome.Rejected it -> "refused: " + it.code();
            case Outcome.Settled it -> "settled";
        };
    }
}
