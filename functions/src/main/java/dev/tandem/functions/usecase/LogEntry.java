package dev.tandem.functions.usecase;

/**
 * A commit as the stream tells of it.
 *
 * @param mark names the record within the stream
 * @param room whose log
 * @param seq its position
 * @param body the commit as it goes on the wire
 */
public record LogEntry(String mark, String room, long seq, String body) {}
