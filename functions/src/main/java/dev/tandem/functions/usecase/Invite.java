package dev.tandem.functions.usecase;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.store.Invitation;
import dev.tandem.functions.store.Invitation.Inviter;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.usecase.AppAddress.Asked;
import dev.tandem.kind.Kind;
import dev.tandem.model.Member;
import dev.tandem.model.Role;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks somebody into a room, by a link or by e-mail (PROTOCOL I1). The letter is sent once the invitation stands. */
public final class Invite {
    private final InvitationStore invitations;
    private final RoomStore rooms;
    private final RoomKinds kinds;
    private final MailInvitation mail;
    private final Tokens tokens;
    private final Patience patience;
    private final Clock clock;

    public Invite(
            InvitationStore invitations,
            RoomStore rooms,
            RoomKinds kinds,
            MailInvitation mail,
            Tokens tokens,
            Patience patience,
            Clock clock) {
        this.invitations = invitations;
        this.rooms = rooms;
        this.kinds = kinds;
        this.mail = mail;
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
    }

    public Result<Invited> invite(Identity who, String room, InvitationWish wish, Asked asked) {
        Optional<String> wrong = wish.wrong();
        if (wrong.isPresent()) {
            return Result.malformed(wrong.get());
        }
        Role role = Role.of(wish.role()).orElseThrow();
        // One secret for all tries: an invitation that nobody was told of would stand in the list.
        InvitationSecret secret = InvitationSecret.fresh(room, tokens);
        Result<Invitation> made =
                patience.until("an invitation", () -> attempt(who, fresh(who, room, role, wish, secret), wish.crew()));
        return made.map(invitation -> mail.send(invitation, secret, asked));
    }

    /** Nothing where it has to be tried again. */
    private Optional<Result<Invitation>> attempt(Identity who, Invitation fresh, List<String> crew) {
        Optional<Member> own = rooms.member(fresh.room(), who.user()).filter(Member::active);
        if (own.isEmpty()) {
            return Optional.of(Result.refused(ErrorCode.NOT_A_MEMBER));
        }
        if (!Granting.may(own, fresh.role())) {
            return Optional.of(Result.refused(ErrorCode.FORBIDDEN));
        }
        Optional<String> undeclared = undeclared(fresh.room(), crew);
        if (undeclared.isPresent()) {
            return Optional.of(Result.malformed(undeclared.get()));
        }
        return invitations.put(fresh, own.get()) ? Optional.of(Result.done(fresh)) : standing(fresh);
    }

    /** That of a try before, whose answer did not come. */
    private Optional<Result<Invitation>> standing(Invitation fresh) {
        return invitations.find(fresh.room(), fresh.id()).map(Result::done);
    }

    private Optional<String> undeclared(String room, List<String> crew) {
        List<String> declared =
                crew.isEmpty() ? crew : kinds.of(room).map(Kind::crew).orElse(List.of());
        return IntStream.range(0, crew.size())
                .filter(i -> !declared.contains(crew.get(i)))
                .mapToObj(i -> "/crew/" + i)
                .findFirst();
    }

    private Invitation fresh(Identity who, String room, Role role, InvitationWish wish, InvitationSecret secret) {
        long now = clock.millis();
        long life = wish.expiresIn().orElse(InvitationWish.LIFE.toSeconds());
        return new Invitation(
                room,
                secret.id(),
                role,
                Set.copyOf(wish.crew()),
                wish.address(),
                new Inviter(who.user(), who.name()),
                now,
                now + life * 1000,
                wish.maxUses().orElse(1L),
                0,
                wish.message().filter(text -> !text.isBlank()).map(String::strip),
                wish.language().orElse("en"),
                Optional.empty());
    }
}
