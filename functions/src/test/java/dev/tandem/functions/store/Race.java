package dev.tandem.functions.store;

import java.util.List;
import java.util.function.Supplier;

/** Lets acts happen at once and gives what each came to, in their order. */
public interface Race {
    <T> List<T> run(List<Supplier<T>> acts);
}
