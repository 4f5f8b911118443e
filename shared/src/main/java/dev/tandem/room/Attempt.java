package dev.tandem.room;

import dev.tandem.model.Outcome;

/** What one mutation comes to, and the room after it. */
record Attempt(Outcome outcome, Working after) {}
