package dev.tandem.bench;

/**
 * What comes of so many edits a second.
 *
 * @param tries of each edit, on average
 * @param sentAway how many of a hundred were told to come back later, once or more
 */
record Met(int perSecond, Quantiles ack, double tries, double sentAway) {}
