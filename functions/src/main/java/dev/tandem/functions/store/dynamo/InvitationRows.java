package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.Attribute.*;

import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.Invitation.Inviter;
import dev.tandem.model.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of invitations, and what they stand for. */
final class InvitationRows {
    /** So long after its end an invitation still says what became of it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private InvitationRows() {}

    static Row of(Invitation invitation) {
        return Row.at(Keys.invite(invitation.room(), invitation.id()))
                .with(ROLE, invitation.role().wire())
                .with(CREW, RoomRows.crew(invitation.crew()))
                .with(EMAIL, invitation.email())
                .with(USER, invitation.by().user())
                .with(NAME, invitation.by().name())
                .with(CREATED_AT, invitation.createdAt())
                .with(UNTIL, invitation.expiresAt())
                .with(MAX_USES, invitation.maxUses())
                .with(USES, invitation.uses())
                .with(MESSAGE, invitation.message())
                .with(LANGUAGE, invitation.language())
                .with(OPEN, true)
                .with(EXPIRES, Math.floorDiv(invitation.expiresAt(), 1000) + KEPT.toSeconds());
    }

    static Invitation invitation(Row row) {
        return new Invitation(
                Keys.roomOf(row.key().pk()),
                Keys.idOf(row.key()),
                Role.of(row.text(ROLE)).orElseThrow(),
                RoomRows.crew(row),
                row.optionalText(EMAIL),
                new Inviter(row.text(USER), row.text(NAME)),
                row.number(CREATED_AT),
                row.number(UNTIL),
                row.number(MAX_USES),
                row.number(USES),
                row.optionalText(MESSAGE),
                row.text(LANGUAGE),
                row.optionalText(ENDED_BY).map(user -> new End(row.number(ENDED_AT), user)));
    }

    static Map<String, Value> ended(End end) {
        Map<String, Value> values = new HashMap<>();
        values.put(OPEN, new Value.Flag(false));
        values.put(ENDED_AT, new Value.Whole(end.at()));
        values.put(ENDED_BY, new Value.Text(end.user()));
        return values;
    }

    static Condition open() {
        return Condition.holds(OPEN, true);
    }

    /** Nobody ended it, and nobody used it since. */
    static Condition untouched(Invitation seen) {
        return new Condition.All(List.of(open(), Condition.holds(USES, seen.uses())));
    }

    /** Nobody ended it, a use is left, and it is not over. */
    static Condition acceptable(Invitation invitation, long now) {
        return new Condition.All(
                List.of(open(), new Condition.Below(USES, invitation.maxUses()), new Condition.Above(UNTIL, now)));
    }
}
