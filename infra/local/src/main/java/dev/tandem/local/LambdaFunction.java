package dev.tandem.local;

/**
 * A function as the cloud sees it: an event goes in, a result comes out, both as UTF-8 JSON.
 *
 * <p>Implementations are called from several threads at once, one call per event.
 */
@FunctionalInterface
public interface LambdaFunction {

    /**
     * Handles one event.
     *
     * @param event the JSON of the event, as the event source sends it
     * @return the JSON of the result; its meaning belongs to the event source
     * @throws Exception where the invocation failed; the event source decides what that means
     */
    byte[] invoke(byte[] event) throws Exception;
}
