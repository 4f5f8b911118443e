package dev.tandem.functions.proof;

/** What is thrown, as a line. */
final class Failures {
    private Failures() {}

    static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return root + (trace.length == 0 ? "" : " in " + trace[0]);
    }
}
