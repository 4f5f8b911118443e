package dev.tandem.functions.store;

/** The store did not answer, or asked to come back later. Whether a write happened is not known. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    public StoreUnavailable(String what) {
        super(what);
    }
}
