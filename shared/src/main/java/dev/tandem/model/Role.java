package dev.tandem.model;

/** What a member may do; crew roles of a kind stand beside it. Declared from the highest to the lowest. */
public enum Role {
    OWNER,
    EDITOR,
    COMMENTER,
    VIEWER;

    /** The name on the wire: {@code owner}, {@code editor}, {@code commenter}, {@code viewer}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it is this one or a higher one. */
    public boolean isAtLeast(Role other) {
        return compareTo(other) <= 0;
    }

    /** The role of a wire name, or nothing. */
    public static java.util.Optional<Role> of(String wire) {
        return java.util.Arrays.stream(values())
                .filter(role -> role.wire().equals(wire))
                .findFirst();
    }
}
