package dev.tandem.model;

import java.util.Optional;

/** An entity, or one field of it. */
public record Part(EntityKey key, Optional<String> field) {}
