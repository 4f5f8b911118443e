package dev.tandem.functions.sim;

/** The invocation died here, as a function does at its time limit: not to be caught but by whoever plays its caller. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("the invocation died", null, false, false);
    }
}
