package dev.tandem.bench;

/**
 * How long an edit takes in a room of so many.
 *
 * @param ack from the edit to its acknowledgement, which is posted
 * @param told from the edit to every other member, through the stream alone
 * @param express the same, where the function that commits tells the others itself; through the stream where they are too many for that
 */
record Told(int people, Quantiles ack, Quantiles told, Quantiles express) {}
