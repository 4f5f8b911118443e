package dev.tandem.functions.proof;

import dev.tandem.functions.fixture.Functions;
import dev.tandem.functions.handler.SweepHandler;
import dev.tandem.functions.sim.Backup;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.functions.store.dynamo.Condition;
import dev.tandem.functions.store.dynamo.RowKey;
import dev.tandem.functions.store.dynamo.Rows;
import dev.tandem.functions.store.dynamo.Table;
import dev.tandem.functions.store.dynamo.Value;
import dev.tandem.functions.store.dynamo.Write;
import dev.tandem.functions.store.dynamo.Written;
import dev.tandem.functions.usecase.Result;
import dev.tandem.functions.usecase.SetMember;
import dev.tandem.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** What owners and operators do to a room while people edit it: roles, removals, a trimmed log, a restore. */
final class Troubles {
    private static final int AGAIN = 700;
    /** Longer than a transaction is visible only in part here. */
    private static final int SETTLED = 1_600;

    private final Stage stage;
    private final Site site;
    private final Truth truth;
    private final BiConsumer<Backup, Truth.Mark> restore;
    private final RandomGenerator random;
    private int underWay;

    Troubles(Stage stage, Site site, Truth truth, BiConsumer<Backup, Truth.Mark> restore) {
        this.stage = stage;
        this.site = site;
        this.truth = truth;
        this.restore = restore;
        this.random = stage.random();
    }

    /** Whether something is still being done: then who is out may come back. */
    boolean isAnythingUnderWay() {
        return underWay > 0;
    }

    void begin() {
        if (random.nextInt(3) == 0) {
            later(500 + random.nextInt(2_500), () -> changeRole("ben"));
        }
        if (random.nextInt(9) == 0) {
            later(600 + random.nextInt(2_500), () -> changeRole("cem"));
        }
        if (random.nextInt(3) == 0) {
            later(600 + random.nextInt(2_500), () -> remove("cem"));
        }
        if (random.nextInt(5) == 0) {
            stage.after(1_200 + random.nextInt(2_000), this::trim);
        }
        if (random.nextInt(8) == 0) {
            stage.after(800 + random.nextInt(1_500), this::backUp);
        }
        if (random.nextInt(6) == 0) {
            stage.after(random.nextInt(4_000), this::sweep);
        }
    }

    private void changeRole(String user) {
        stage.weather().count(Mishap.ROLE_CHANGED);
        set(user, "viewer");
        later(300 + random.nextInt(1_200), () -> set(user, random.nextInt(3) == 0 ? "owner" : "editor"));
    }

    private void set(String user, String role) {
        SetMember.Wish wish = new SetMember.Wish(role, Optional.empty(), Optional.empty());
        task("role", () -> site.cloud().wiring().members().set().set(Site.OWNER, site.room(), user, wish));
    }

    /** It may have to be said again: what says it may die, and whoever has not come yet cannot be removed. */
    private void remove(String user) {
        site.leaving(user);
        task("removal", () -> {
            Result<?> answer = site.cloud().wiring().members().remove().remove(Site.OWNER, site.room(), user);
            if (answer instanceof Result.Done) {
                stage.add(new Happening.Removed(stage.now(), site.room(), user));
                // Who was looking at it a moment ago asks at once.
                site.cloud().http(user, "GET", "/api/rooms/" + site.room() + "/snapshot", "", _ -> {});
            }
        });
        stage.after(AGAIN, () -> {
            if (!truth.isMember(user)) {
                stage.weather().count(Mishap.MEMBER_REMOVED);
                if (random.nextBoolean()) {
                    stage.after(random.nextInt(1_500), () -> back(user));
                }
            } else if (!stage.weather().isClear()) {
                remove(user);
            }
        });
    }

    private void back(String user) {
        if (!stage.weather().isClear()) {
            stage.weather().count(Mishap.MEMBER_BACK);
            set(user, "editor");
        }
    }

    /** First it is said how far the log reaches, then its begin goes. */
    private void trim() {
        long floor = truth.head() - 2 - random.nextInt(4);
        if (floor > 0) {
            stage.weather().count(Mishap.LOG_TRIMMED);
            // The tables of this moment: who trims those does not trim others that take their place.
            Rows rows = stage.world().tables();
            // What is not visible as a whole yet may not go (RoomLog).
            stage.after(SETTLED, () -> task("trim", () -> trim(rows, floor)));
        }
    }

    private static boolean raised(Rows rows, Write moved) {
        try {
            return rows.write(Table.ROOMS, moved) instanceof Written.Done;
        } catch (StoreUnavailable unavailable) {
            return false;
        }
    }

    private void trim(Rows rows, long floor) {
        String room = "room#" + site.room();
        var moved =
                new Write.Update(new RowKey(room, "meta"), Map.of("floor", new Value.Whole(floor)), Condition.PRESENT);
        // Nothing may go before it is known that the floor is above it.
        while (!raised(rows, moved)) {
            stage.world().sleep(Duration.ofMillis(50));
        }
        for (long seq = 1; seq <= floor; seq++) {
            rows.write(Table.ROOMS, new Write.Delete(new RowKey(room, "log#%010d".formatted(seq)), Condition.ALWAYS));
        }
    }

    private void backUp() {
        Optional<Backup> backup = stage.world().backup();
        Truth.Mark mark = truth.mark();
        if (backup.isEmpty()) {
            stage.after(3, this::backUp);
        } else {
            stage.after(200 + random.nextInt(1_200), () -> {
                if (!stage.weather().isClear()) {
                    stage.weather().count(Mishap.RESTORED);
                    restore.accept(backup.get(), mark);
                }
            });
        }
    }

    private void sweep() {
        task(
                "sweep",
                () -> Functions.invoke(
                        new SweepHandler(site.cloud().wiring()), Json.object().build()));
    }

    /** What is going to be done is under way, too. */
    private void later(int millis, Runnable deed) {
        underWay++;
        stage.after(millis, () -> {
            underWay--;
            deed.run();
        });
    }

    private void task(String name, Runnable work) {
        underWay++;
        stage.world().spawn(name, () -> {
            try {
                work.run();
            } catch (StoreUnavailable unavailable) {
                // Its caller tries again, or does not.
            } finally {
                underWay--;
            }
        });
    }
}
