package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.End;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.model.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invitations beside the rooms they lead to, in the table {@link Table#ROOMS}: so one transaction sees both. */
final class DynamoInvitationStore implements InvitationStore {
    private final PatientRows rows;

    DynamoInvitationStore(Rows rows, Patience patience) {
        this.rows = new PatientRows(rows, patience);
    }

    @Override
    public Optional<Invitation> find(String room, String id) {
        return rows.get(Table.ROOMS, Keys.invite(room, id)).map(InvitationRows::invitation);
    }

    @Override
    public List<Invitation> of(String room) {
        return rows.all(Range.prefixed(Table.ROOMS, Keys.room(room), Keys.INVITE)).stream()
                .map(InvitationRows::invitation)
                .toList();
    }

    @Override
    public boolean put(Invitation fresh, Member by) {
        return rows.transact(Table.ROOMS, List.of(unchanged(fresh.room(), by), absent(fresh)));
    }

    @Override
    public boolean replace(Invitation old, Invitation fresh, Member by) {
        End replaced = new End(fresh.createdAt(), by.user());
        return rows.transact(
                Table.ROOMS,
                List.of(
                        unchanged(fresh.room(), by),
                        new Write.Update(key(old), InvitationRows.ended(replaced), InvitationRows.untouched(old)),
                        absent(fresh)));
    }

    @Override
    public boolean end(Invitation invitation, End end) {
        return rows.write(
                Table.ROOMS, new Write.Update(key(invitation), InvitationRows.ended(end), InvitationRows.open()));
    }

    @Override
    public boolean accept(Invitation invitation, Member inviter, Optional<Member> before, Member after, Instant now) {
        if (after.rev() <= before.map(Member::rev).orElse(0L)) {
            throw new IllegalArgumentException("rev " + after.rev() + " does not rise above that of " + before);
        }
        String room = invitation.room();
        return rows.transact(
                Table.ROOMS,
                List.of(
                        new Write.Check(Keys.meta(room), Condition.PRESENT),
                        unchanged(room, inviter),
                        new Write.Raise(
                                key(invitation),
                                Attribute.USES,
                                InvitationRows.acceptable(invitation, now.toEpochMilli())),
                        new Write.Put(RoomRows.of(room, after), seen(before))));
    }

    @Override
    public boolean stands(String room, String user, Optional<Member> seen) {
        return rows.transact(Table.ROOMS, List.of(new Write.Check(Keys.member(room, user), seen(seen))));
    }

    private static RowKey key(Invitation invitation) {
        return Keys.invite(invitation.room(), invitation.id());
    }

    private static Write absent(Invitation fresh) {
        return new Write.Put(InvitationRows.of(fresh), Condition.ABSENT);
    }

    private static Write unchanged(String room, Member member) {
        return new Write.Check(Keys.member(room, member.user()), CommitWrites.unchanged(member));
    }

    private static Condition seen(Optional<Member> member) {
        return member.map(CommitWrites::unchanged).orElse(Condition.ABSENT);
    }
}
