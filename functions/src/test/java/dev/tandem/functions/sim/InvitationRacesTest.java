package dev.tandem.functions.sim;

import static dev.tandem.functions.sim.InvitationCases.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.usecase.Invited;
import dev.tandem.functions.usecase.Result;
import dev.tandem.model.Member;
import dev.tandem.protocol.ErrorCode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** I4: what comes of acts at the same instant while answers get lost, requests come late and rows are seen one after the other. */
final class InvitationRacesTest {
    private static final int RUNS = 200;
    private static final Optional<ErrorCode> IN = Optional.empty();

    /** So much goes wrong that most races meet something. */
    private static final Faults STORM = Faults.heavy()
            .with(Fault.ANSWER_LOST, .12)
            .with(Fault.LATE, .08)
            .with(Fault.REQUEST_LOST, .05)
            .with(Fault.STALLED, .2);

    /** What went wrong in all runs of a test: where nothing did, nothing is shown. */
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

    private void runs(LongConsumer run) {
        LongStream.rangeClosed(1, RUNS).forEach(seed -> {
            try {
                run.accept(seed);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        });
        for (Fault fault : STORM.chances().keySet()) {
            if (fault != Fault.UNREAD && fault != Fault.REPEATED) {
                assertThat(faults.getOrDefault(fault, 0)).as("%s", fault).isPositive();
            }
        }
    }

    /** One world; what goes wrong begins with the race. */
    private final class Play {
        final SimWorld world;
        final InvitationCases cases;
        final Invited invited;
        final Map<String, Optional<ErrorCode>> ends = new HashMap<>();

        Play(long seed, long maxUses) {
            world = new SimWorld(seed, Faults.none());
            cases = new InvitationCases(world);
            invited = cases.invited(maxUses);
            world.suffer(STORM);
        }

        String id() {
            return invited.invitation().id();
        }

        void accepts(String user) {
            world.spawn(user, () -> ends.put(user, cases.accept(user, invited.secret())));
        }

        /** Until nothing is left to happen, late requests included. */
        void end() {
            world.run();
            world.heal();
            world.run();
            world.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
        }

        Optional<ErrorCode> came(String user) {
            Optional<ErrorCode> came = ends.get(user);
            if (came == null) {
                throw new AssertionError(user + " was not answered");
            }
            return came;
        }

        /** Nobody is in without having been told so, nor the other way round. */
        void agree(String user) {
            assertThat(cases.isIn(user))
                    .as("%s: %s", user, came(user))
                    .isEqualTo(came(user).equals(IN));
        }
    }

    @Test
    void I4_of_two_that_accept_a_one_use_link_at_the_same_instant_exactly_one_gets_in() {
        int[] first = new int[1];
        runs(seed -> {
            Play play = new Play(seed, 1);
            play.accepts("ben");
            play.accepts("cleo");
            play.end();

            play.agree("ben");
            play.agree("cleo");
            assertThat(play.ends.values()).containsExactlyInAnyOrder(IN, Optional.of(ErrorCode.INVITATION_USED));
            assertThat(play.cases.uses(play.id())).isEqualTo(1);
            first[0] += play.came("ben").equals(IN) ? 1 : 0;
        });
        assertThat(first[0]).as("either may win").isBetween(1, RUNS - 1);
    }

    @Test
    void I4_one_person_on_two_devices_takes_one_use() {
        runs(seed -> {
            Play play = new Play(seed, 5);
            play.world.spawn(
                    "ben's phone", () -> play.ends.put("phone", play.cases.accept("ben", play.invited.secret())));
            play.world.spawn(
                    "ben's laptop", () -> play.ends.put("laptop", play.cases.accept("ben", play.invited.secret())));
            play.end();

            assertThat(play.ends.values()).containsExactly(IN, IN);
            assertThat(play.cases.uses(play.id())).isEqualTo(1);
        });
    }

    @Test
    void I2_once_revoking_is_answered_nobody_gets_in() {
        int[] in = new int[1];
        runs(seed -> {
            Play play = new Play(seed, 5);
            play.accepts("ben");
            play.world.spawn("anna", () -> {
                assertThat(play.cases.revoke(play.id())).isEqualTo(IN);
                play.ends.put("cleo", play.cases.accept("cleo", play.invited.secret()));
            });
            play.end();

            play.agree("ben");
            assertThat(play.came("ben")).isIn(IN, Optional.of(ErrorCode.INVITATION_NOT_FOUND));
            assertThat(play.came("cleo")).contains(ErrorCode.INVITATION_NOT_FOUND);
            play.agree("cleo");
            assertThat(play.cases.uses(play.id())).isEqualTo(play.cases.isIn("ben") ? 1 : 0);
            in[0] += play.cases.isIn("ben") ? 1 : 0;
        });
        assertThat(in[0]).as("either may be first").isBetween(1, RUNS - 1);
    }

    @Test
    void I4_once_its_inviter_is_removed_nobody_gets_in() {
        int[] in = new int[1];
        runs(seed -> {
            Play play = new Play(seed, 5);
            play.accepts("ben");
            play.world.spawn("anna", () -> {
                play.cases.asked(() -> remove(play.world));
                play.ends.put("cleo", play.cases.accept("cleo", play.invited.secret()));
            });
            play.end();

            play.agree("ben");
            assertThat(play.came("ben")).isIn(IN, Optional.of(ErrorCode.INVITATION_NOT_FOUND));
            assertThat(play.came("cleo")).contains(ErrorCode.INVITATION_NOT_FOUND);
            play.agree("cleo");
            in[0] += play.cases.isIn("ben") ? 1 : 0;
        });
        assertThat(in[0]).as("either may be first").isBetween(1, RUNS - 1);
    }

    private static boolean remove(SimWorld world) {
        Member ed = world.rooms().member(ROOM, "ed").orElseThrow();
        return !ed.active() || world.rooms().putMember(ROOM, ed.removed(1).at(ed.rev() + 1), ed.rev()) || remove(world);
    }

    @Test
    void I2_resending_while_somebody_accepts_gives_no_use_twice() {
        int[] in = new int[1];
        runs(seed -> {
            Play play = new Play(seed, 1);
            play.accepts("ben");
            play.world.spawn("anna", () -> {
                switch (play.cases.resend(play.id())) {
                    case Result.Done<Invited>(Invited fresh) ->
                        play.ends.put("cleo", play.cases.accept("cleo", fresh.secret()));
                    case Result.Refused<Invited>(ErrorCode code, var detail) -> {
                        // The other way to lose: a request before, whose answer got lost, has replaced it.
                        assertThat(code).isIn(ErrorCode.INVITATION_USED, ErrorCode.INVITATION_NOT_FOUND);
                        play.ends.put("cleo", Optional.of(code));
                    }
                }
            });
            play.end();

            play.agree("ben");
            play.agree("cleo");
            assertThat(play.cases.isIn("ben") && play.cases.isIn("cleo")).isFalse();
            assertThat(play.came("cleo").equals(Optional.of(ErrorCode.INVITATION_USED)))
                    .isEqualTo(play.cases.isIn("ben"));
            in[0] += play.cases.isIn("ben") ? 1 : 0;
        });
        assertThat(in[0]).as("either may be first").isBetween(1, RUNS - 1);
    }
}
