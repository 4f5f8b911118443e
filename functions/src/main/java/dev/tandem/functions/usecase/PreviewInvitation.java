package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.FindInvitation.Found;
import dev.tandem.model.Member;
import dev.tandem.model.RoomMeta;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.Optional;

/** Says what an invitation is for before anybody accepts it, also to who has not signed in (PROTOCOL I3). */
public final class PreviewInvitation {
    private final FindInvitation find;
    private final RoomStore rooms;
    private final Clock clock;

    public PreviewInvitation(FindInvitation find, RoomStore rooms, Clock clock) {
        this.find = find;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * What is to be seen.
     *
     * @param inviter how the person who invites is shown
     * @param member whether who asks is in the room already
     */
    public record Preview(Invitation invitation, RoomMeta room, String inviter, boolean member) {}

    /** Members see it whatever became of it: the link still leads them to their room. */
    public Result<Preview> preview(Optional<Identity> who, String text) {
        Optional<Found> found = find.find(text);
        if (found.isEmpty()) {
            return Result.refused(ErrorCode.INVITATION_NOT_FOUND);
        }
        boolean member = who.flatMap(one -> rooms.member(found.get().room(), one.user()))
                .filter(Member::active)
                .isPresent();
        Optional<ErrorCode> refusal = member ? Optional.empty() : found.get().refusal(clock.millis());
        return refusal.<Result<Preview>>map(Result::refused).orElseGet(() -> Result.done(preview(found.get(), member)));
    }

    private static Preview preview(Found found, boolean member) {
        String inviter =
                found.inviter().map(Member::name).orElse(found.invitation().by().name());
        return new Preview(found.invitation(), found.meta(), inviter, member);
    }
}
