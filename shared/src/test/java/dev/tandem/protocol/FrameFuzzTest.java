package dev.tandem.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.JsonWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden frames, damaged by chance. A run prints its seed; one that failed belongs into the list of seeds. */
final class FrameFuzzTest {
    private static final int FRAMES = 20_000;

    private static final List<String> SEEDS = Stream.concat(
                    Golden.client().stream().map(golden -> JsonWriter.write(golden.frame())),
                    Golden.refused().stream().map(Golden.Refused::text))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_101})
    void F4_any_text_gives_a_message_or_a_refusal(long seed) {
        Run run = fuzz(seed);

        assertThat(run.understood).as("frames understood").isGreaterThan(FRAMES / 50);
        assertThat(run.codes)
                .contains(
                        ErrorCode.BAD_JSON,
                        ErrorCode.BAD_MESSAGE,
                        ErrorCode.UNKNOWN_ACTION,
                        ErrorCode.DUPLICATE_KEY,
                        ErrorCode.TOO_DEEP);
    }

    @Test
    void F4_any_text_gives_a_message_or_a_refusal_with_a_new_seed_each_time() {
        long seed = new Random().nextLong();
        System.out.println("FrameFuzzTest seed " + seed);

        assertThat(fuzz(seed).understood)
                .as("frames understood with seed %d", seed)
                .isPositive();
    }

    private static Run fuzz(long seed) {
        Random random = new Random(seed);
        Run run = new Run();
        for (int i = 0; i < FRAMES; i++) {
            String text = damaged(SEEDS.get(random.nextInt(SEEDS.size())), random);
            switch (FrameReader.read(text)) {
                case Received.Understood(ClientMessage message) -> {
                    run.understood++;
                    assertWritable(message, text);
                }
                case Received.Refused refused -> {
                    run.codes.add(refused.code());
                    assertThat(ServerFrameReader.read(FrameWriter.write(refused.failure())))
                            .as("the answer to %s", text)
                            .contains(refused.failure());
                }
            }
        }
        return run;
    }

    /** What was understood can be stored and sent; only operations that are going to be rejected cannot be written. */
    private static void assertWritable(ClientMessage message, String text) {
        if (message instanceof ClientMessage.Update update && FrameFuzz.hasMalformed(update)) {
            return;
        }
        Received again = FrameReader.read(FrameWriter.write(message));
        assertThat(again).as(text).isEqualTo(new Received.Understood(message));
    }

    private static String damaged(String text, Random random) {
        StringBuilder frame = new StringBuilder(text);
        int blows = 1 + random.nextInt(3);
        for (int i = 0; i < blows; i++) {
            FrameFuzz.strike(frame, random);
        }
        return frame.toString();
    }

    private static final class Run {
        private int understood;
        private final Set<ErrorCode> codes = EnumSet.noneOf(ErrorCode.class);
    }
}
