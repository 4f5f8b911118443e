package dev.tandem.cdk;

/**
 * Tables that were put back from a backup, and serve in place of the stage's own (docs/OPERATIONS.md, restore).
 *
 * @param tablePrefix what their names begin with
 * @param stream the ARN of the stream of the rooms among them: a restored table has none until it is switched on
 * @param generation how often the stage has been restored by now, from 1 (docs of {@link dev.tandem.functions.store.Generation})
 */
public record Restored(String tablePrefix, String stream, int generation) {}
