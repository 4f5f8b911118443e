package dev.tandem.functions.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The contracts as things to be tried: on stores that break them, they have to fail. */
public final class Contracts {
    private static final List<Function<Stage, Object>> ALL = List.of(
            Rooms::new,
            Lives::new,
            Pages::new,
            Answers::new,
            Commits::new,
            Reading::new,
            Locks::new,
            Inviting::new,
            People::new,
            LookingBack::new,
            Connections::new,
            Tickets::new,
            Notifications::new,
            History::new);

    private Contracts() {}

    /** One promise of a contract. */
    public record Promise(String name, Function<Stage, Object> contract, Method method) {
        /** Tries it on a fresh stage. */
        public boolean brokenOn(Supplier<Stage> stage) {
            try {
                method.invoke(contract.apply(stage.get()));
                return false;
            } catch (InvocationTargetException broken) {
                return true;
            } catch (IllegalAccessException mistake) {
                throw new IllegalStateException(mistake);
            }
        }
    }

    /** Every promise of every contract. */
    public static List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        for (Function<Stage, Object> contract : ALL) {
            Class<?> type = contract.apply(new NothingStage()).getClass().getSuperclass();
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .sorted(Comparator.comparing(Method::getName))
                    .map(method -> new Promise(method.getName(), contract, opened(method)))
                    .forEach(promises::add);
        }
        return promises;
    }

    private static Method opened(Method method) {
        method.setAccessible(true);
        return method;
    }

    private static final class Rooms extends RoomStoreContract {
        Rooms(Stage stage) {
            super(stage);
        }
    }

    private static final class Lives extends RoomLifeContract {
        Lives(Stage stage) {
            super(stage);
        }
    }

    private static final class Pages extends SnapshotPageContract {
        Pages(Stage stage) {
            super(stage);
        }
    }

    private static final class Answers extends AnswerStoreContract {
        Answers(Stage stage) {
            super(stage);
        }
    }

    private static final class Commits extends CommitContract {
        Commits(Stage stage) {
            super(stage);
        }
    }

    private static final class Reading extends RoomReadingContract {
        Reading(Stage stage) {
            super(stage);
        }
    }

    private static final class Locks extends LockStoreContract {
        Locks(Stage stage) {
            super(stage);
        }
    }

    private static final class People extends PersonStoreContract {
        People(Stage stage) {
            super(stage);
        }
    }

    private static final class Inviting extends InvitationStoreContract {
        Inviting(Stage stage) {
            super(stage);
        }
    }

    private static final class LookingBack extends LookBackContract {
        LookingBack(Stage stage) {
            super(stage);
        }
    }

    private static final class Connections extends ConnectionStoreContract {
        Connections(Stage stage) {
            super(stage);
        }
    }

    private static final class Notifications extends NotificationStoreContract {
        Notifications(Stage stage) {
            super(stage);
        }
    }

    private static final class History extends HistoryReadingContract {
        History(Stage stage) {
            super(stage);
        }
    }

    private static final class Tickets extends TicketStoreContract {
        Tickets(Stage stage) {
            super(stage);
        }
    }
}
