package dev.tandem.local.demo;

import dev.tandem.model.Operation;
import java.util.List;

/**
 * Something a person means to do next.
 *
 * @param item the item it is about, which the others see the person on
 * @param field of it
 * @param ops what to do, together
 */
record Idea(String item, String field, List<Operation> ops) {
    Idea {
        ops = List.copyOf(ops);
    }
}
