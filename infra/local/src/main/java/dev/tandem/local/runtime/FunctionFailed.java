package dev.tandem.local.runtime;

/** An invocation or a start that failed, as the runtime reported it. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    FunctionFailed(String type, String report) {
        super(type + ": " + report);
        this.type = type;
    }

    /** As Lambda names it, such as {@code Runtime.ExitError}, {@code Sandbox.Timedout} or the class of what was thrown. */
    public String type() {
        return type;
    }
}
