package dev.tandem.functions.sim;

import dev.tandem.functions.access.Identity;
import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.fixture.Posts;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.InvitationStore;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.usecase.AcceptInvitation;
import dev.tandem.functions.usecase.AppAddress;
import dev.tandem.functions.usecase.AppAddress.Asked;
import dev.tandem.functions.usecase.FanOut;
import dev.tandem.functions.usecase.FindInvitation;
import dev.tandem.functions.usecase.GetRoom;
import dev.tandem.functions.usecase.InvitationWish;
import dev.tandem.functions.usecase.Invite;
import dev.tandem.functions.usecase.Invited;
import dev.tandem.functions.usecase.Lanes;
import dev.tandem.functions.usecase.Leases;
import dev.tandem.functions.usecase.MailInvitation;
import dev.tandem.functions.usecase.MemberFanOut;
import dev.tandem.functions.usecase.MemberQuota;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.Pause;
import dev.tandem.functions.usecase.ResendInvitation;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.RevokeInvitation;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomPost;
import dev.tandem.functions.usecase.TellRoom;
import dev.tandem.functions.usecase.Tokens;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A world with one room of anna's, and people who ask until they are answered, as a person does. */
final class InvitationCases {
    static final String ROOM = "trip";

    private static final int ASKED_AGAIN = 200;

    private final SimWorld world;
    private final RoomStore rooms;
    private final InvitationStore invitations;
    private final Invite invite;
    private final AcceptInvitation accept;
    private final RevokeInvitation revoke;
    private final ResendInvitation resend;

    InvitationCases(SimWorld world) {
        this.world = world;
        rooms = world.rooms();
        invitations = world.invitations();
        Clock clock = world.clock();
        Pause pause = world.pause()::forAbout;
        Log log = new Log(clock, line -> {});
        RoomAccess access = new RoomAccess(rooms);
        FanOut fanOut = new FanOut(Posts::new, Lanes.single(), pause, world.random(), log);
        RoomPost post = new RoomPost(access, fanOut);
        Leases leases = new Leases(clock);
        MemberFanOut told = new MemberFanOut(new TellRoom(world.connections(), post, leases, log));
        Patience patience = new Patience(clock, pause, world.random());
        Tokens tokens = new Tokens(world.random());
        FindInvitation find = new FindInvitation(invitations, rooms);
        AppAddress app = new AppAddress(Optional.empty(), Set.of());
        MailInvitation mail = new MailInvitation(() -> Mail.NONE, app, rooms, log);
        RoomKinds kinds = new RoomKinds(rooms, Kinds.bundled());
        invite = new Invite(invitations, rooms, kinds, mail, tokens, patience, clock);
        resend = new ResendInvitation(invitations, rooms, mail, tokens, patience, clock);
        revoke = new RevokeInvitation(invitations, rooms, patience, clock);
        accept = new AcceptInvitation(
                find,
                invitations,
                rooms,
                new GetRoom(rooms, access),
                new MemberQuota(rooms, kinds),
                told,
                patience,
                clock);
    }

    Identity who(String user) {
        return new Identity(user, user, Instant.MAX);
    }

    /** Before anything goes wrong. */
    Invited invited(long maxUses) {
        APackingList.in(rooms, ROOM).joinedBy("ed", "tablet");
        InvitationWish wish = new InvitationWish(
                "viewer",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(maxUses),
                Optional.empty(),
                Optional.empty());
        Result<Invited> made =
                asked(() -> invite.invite(who("ed"), ROOM, wish, new Asked(Optional.empty(), Optional.empty())));
        return done(made);
    }

    /** What it came to: nothing where it was done, else the code. */
    Optional<ErrorCode> accept(String user, String secret) {
        return code(asked(() -> accept.accept(who(user), secret)));
    }

    Optional<ErrorCode> revoke(String id) {
        return code(asked(() -> revoke.revoke("anna", ROOM, id)));
    }

    Result<Invited> resend(String id) {
        return asked(() -> resend.resend(who("anna"), ROOM, id, new Asked(Optional.empty(), Optional.empty())));
    }

    boolean isIn(String user) {
        return rooms.member(ROOM, user).filter(Member::active).isPresent();
    }

    long uses(String id) {
        return invitations.find(ROOM, id).orElseThrow().uses();
    }

    static <T> T done(Result<T> result) {
        if (result instanceof Result.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("refused: " + result);
    }

    private static Optional<ErrorCode> code(Result<?> result) {
        return result instanceof Result.Refused<?>(ErrorCode code, var detail) ? Optional.of(code) : Optional.empty();
    }

    /** {@code busy} is no answer. */
    <T> T asked(Supplier<T> act) {
        for (int i = 0; i < ASKED_AGAIN; i++) {
            try {
                return act.get();
            } catch (StoreUnavailable busy) {
                world.sleep(Duration.ofMillis(300));
            }
        }
        throw new AssertionError("never answered");
    }
}
