package dev.tandem.local.web;

/** Answers requests for pages. Called from several threads at once; may block. */
@FunctionalInterface
public interface WebPages {

    /** Answers one request; a path it does not know with 404, never with {@code null}. */
    WebResponse answer(WebRequest request);
}
