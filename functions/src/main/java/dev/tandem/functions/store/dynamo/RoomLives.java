package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.*;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a room's row {@code meta} says about its life. {@code state} is there only while the room is not like any other: {@code making} until it is
 * opened, {@code ended} until its rows are gone, {@code swept} until they are looked for once more, {@code over} for ever. While there is something
 * to do, the row is in the index under {@link #WAITING}, and {@code until} says from when on.
 */
final class RoomLives {
    /** No user is called so: {@code user#} is missing. */
    static final String WAITING = "waiting";

    static final Condition IS_OPEN = new Condition.Lacks(STATE);

    private static final String MAKING = "making";
    private static final String ENDED = "ended";
    private static final String SWEPT = "swept";
    private static final String OVER = "over";

    private RoomLives() {}

    static Row making(Row meta, Instant due) {
        return waiting(meta.with(STATE, MAKING), due);
    }

    static Row ended(String room, Instant now) {
        return waiting(Row.at(Keys.meta(room)).with(STATE, ENDED), now);
    }

    /** After all rows were deleted: once more some time later, then never again. */
    static Row swept(Row meta, Instant again) {
        Row bare = Row.at(meta.key());
        return meta.text(STATE).equals(ENDED) ? waiting(bare.with(STATE, SWEPT), again) : bare.with(STATE, OVER);
    }

    private static Row waiting(Row meta, Instant from) {
        return meta.with(MEMBER, WAITING).with(UNTIL, from.toEpochMilli());
    }

    static boolean isOpen(Row meta) {
        return meta.optionalText(STATE).isEmpty();
    }

    static boolean isBeingMade(Row meta) {
        return meta.optionalText(STATE).filter(MAKING::equals).isPresent();
    }

    /** When it ended, in milliseconds since 1970, as long as its rows are there. */
    static Optional<Long> endedAt(Row meta) {
        return meta.optionalText(STATE).filter(ENDED::equals).map(ended -> meta.number(UNTIL));
    }

    static boolean isDue(Row meta, Instant now) {
        return meta.optionalText(MEMBER).filter(WAITING::equals).isPresent()
                && meta.number(UNTIL) <= now.toEpochMilli();
    }

    static Condition isMaking(String epoch) {
        return new Condition.Holds(Map.of(STATE, new Value.Text(MAKING), EPOCH, new Value.Text(epoch)));
    }

    static Condition isMaking(Row meta) {
        return isMaking(meta.text(EPOCH));
    }

    static Condition unchanged(Row waiting) {
        return new Condition.Holds(
                Map.of(STATE, new Value.Text(waiting.text(STATE)), UNTIL, new Value.Whole(waiting.number(UNTIL))));
    }
}
