package dev.tandem.functions.store;

/**
 * How a person is reached by letter (PROTOCOL N5).
 *
 * @param address that the issuer has verified to be theirs
 * @param language of letters to them, {@code en} or {@code th}
 * @param app where they use the app, for a deployment that does not say where it is
 */
public record Contact(String address, String language, String app) {}
