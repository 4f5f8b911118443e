package dev.tandem.functions.store.dynamo;

/** The value of an attribute. */
public sealed interface Value {
    /** A string. */
    record Text(String text) implements Value {}

    /** A whole number. */
    record Whole(long number) implements Value {}

    /** True or false. */
    record Flag(boolean on) implements Value {}
}
