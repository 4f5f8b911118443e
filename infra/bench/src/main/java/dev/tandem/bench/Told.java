package dev.tandem.bench;

/**
 * How long an edit takes in a room of so many.
 *
 * @param ack from the edit to its acknowledgement
 * @param told from the edit to every other member, through the stream
 * @param express the same, if the function that commits told the others itself: it does not
 */
record Told(int people, Quantiles ack, Quantiles told, Quantiles express) {}
