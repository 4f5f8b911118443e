package dev.tandem.model;

/**
 * One person's place in a room.
 *
 * @param user id of the person
 * @param name how the person is shown
 * @param role what the person may do
 * @param active false once removed; the row stays, so that attribution keeps its name
 * @param rev rises with every change of this row; a commit is conditional on it
 */
public record Member(String user, String name, Role role, boolean active, long rev) {}
