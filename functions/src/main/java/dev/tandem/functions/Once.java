package dev.tandem.functions;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, once. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private volatile @Nullable T made;

    Once(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T ready = made;
        return ready != null ? ready : makeOnce();
    }

    private synchronized T makeOnce() {
        T ready = made;
        if (ready == null) {
            ready = make.get();
            made = ready;
        }
        return ready;
    }
}
