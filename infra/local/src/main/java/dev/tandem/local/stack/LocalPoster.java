package dev.tandem.local.stack;

import dev.tandem.functions.push.PartResult;
import dev.tandem.functions.push.Poster;
import dev.tandem.local.LambdaFunction;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Has parts of large fan-outs posted by the deployed function, called in this process.
 *
 * @param function asked for with each part: whoever divides is made before it
 */
record LocalPoster(Supplier<LambdaFunction> function) implements Poster {
    @Override
    public PartResult post(byte[] part) {
        try {
            return new PartResult.Posted(new String(function.get().invoke(part), StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new PartResult.Unknown("stopped");
        } catch (Exception failed) {
            return new PartResult.Unknown(failed.getClass().getSimpleName());
        }
    }
}
