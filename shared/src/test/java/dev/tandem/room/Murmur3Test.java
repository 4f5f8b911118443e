package dev.tandem.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Murmur3Test {
    @ParameterizedTest
    @CsvSource({
        "'', 00000000, 00000000",
        "'', 00000001, 514e28b7",
        "'', ffffffff, 81f16f39",
        "ffffffff, 00000000, 76293b50",
        "21436587, 00000000, f55b516b",
        "21436587, 5082edee, 2362f9de",
        "214365, 00000000, 7e4a8634",
        "2143, 00000000, a0f7b07a",
        "21, 00000000, 72661cf4",
        "00000000, 00000000, 2362f9de",
        "000000, 00000000, 85f0b427",
        "0000, 00000000, 30f4c306",
        "00, 00000000, 514e28b7",
    })
    void S7_the_hash_gives_the_published_values_for_bytes(String bytes, String seed, String expected) {
        assertThat(Murmur3.hash(HexFormat.of().parseHex(bytes), bits(seed))).isEqualTo(bits(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "a, 7fa09ea6",
        "aa, 5d211726",
        "aaa, 283e0130",
        "aaaa, 5a97808a",
        "ab, 74875592",
        "abc, c84a62dd",
        "abcd, f0478627",
        "'Hello, world!', 24884cba",
        "The quick brown fox jumps over the lazy dog, 2fa826cd",
    })
    void S7_the_hash_gives_the_published_values_for_text(String text, String expected) {
        assertThat(Murmur3.hash(text.getBytes(StandardCharsets.UTF_8), 0x9747b28c))
                .isEqualTo(bits(expected));
    }

    private static int bits(String hex) {
        return HexFormat.fromHexDigits(hex);
    }
}
