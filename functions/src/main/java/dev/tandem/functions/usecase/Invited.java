package dev.tandem.functions.usecase;

import dev.tandem.functions.store.Invitation;
import java.util.Optional;

/**
 * An invitation that was just made, with what is told once.
 *
 * @param secret the text that accepts it
 * @param url the link with it
 * @param mailed whether its letter was handed over; empty where it has none
 */
public record Invited(Invitation invitation, String secret, String url, Optional<Boolean> mailed) {}
