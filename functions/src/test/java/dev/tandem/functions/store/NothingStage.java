package dev.tandem.functions.store;

import dev.tandem.model.Head;
import dev.tandem.model.Receipt;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores that do nothing and say that all went well. */
final class NothingStage implements Stage {
    @Override
    public RoomStore rooms() {
        return nothing(RoomStore.class);
    }

    @Override
    public AnswerStore answers() {
        return nothing(AnswerStore.class);
    }

    @Override
    public RoomLifeStore lives() {
        return nothing(RoomLifeStore.class);
    }

    @Override
    public ConnectionStore connections() {
        return nothing(ConnectionStore.class);
    }

    @Override
    public LockStore locks() {
        return nothing(LockStore.class);
    }

    @Override
    public PersonStore people() {
        return nothing(PersonStore.class);
    }

    @Override
    public InvitationStore invitations() {
        return nothing(InvitationStore.class);
    }

    @Override
    public TicketStore tickets() {
        return nothing(TicketStore.class);
    }

    @Override
    public NotificationStore notifications() {
        return nothing(NotificationStore.class);
    }

    @Override
    public Race race() {
        return new ThreadRace();
    }

    @Override
    public void settle() {}

    private static <T> T nothing(Class<T> store) {
        Object proxy = Proxy.newProxyInstance(
                store.getClassLoader(),
                new Class<?>[] {store},
                (self, method, arguments) -> answer(method.getReturnType()));
        return store.cast(proxy);
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == String.class) {
            return "";
        }
        if (type == AnswerStore.Taken.class) {
            return new AnswerStore.Taken(true, "", Optional.empty());
        }
        if (type == int.class) {
            return 0;
        }
        if (type == NotificationStore.Inbox.class) {
            return new NotificationStore.Inbox(List.of(), false);
        }
        if (type == Head.class) {
            return Head.START;
        }
        if (type == Receipt.class) {
            return Receipt.fresh("laptop", "ben");
        }
        return type == CommitResult.class ? new CommitResult.Committed() : null;
    }
}
