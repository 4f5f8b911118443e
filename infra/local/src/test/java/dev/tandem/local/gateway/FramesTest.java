package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class FramesTest {

    private static final int FRAME = 32 * 1024;

    private static byte[] letters(int bytes) {
        return "x".repeat(bytes).getBytes(UTF_8);
    }

    private static void assertClosed(RawSocket raw, Recorder disconnect, int status) throws Exception {
        RawSocket.Frame farewell = raw.read();
        assertThat(farewell.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(farewell.closeStatus()).isEqualTo(status);
        assertThat(raw.endsInOrder()).isTrue();
        raw.close();
        JsonNode context = disconnect.next().path("requestContext");
        assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(status);
    }

    private static TestGateway echoing(Recorder message, Recorder disconnect) throws Exception {
        return new TestGateway()
                .twoWay("$default", message)
                .oneWay("$disconnect", disconnect)
                .start();
    }

    @Test
    void aws_1_1_a_frame_of_32_kb_passes() throws Exception {
        try (var gateway = echoing(Recorder.echo(), Recorder.agreeing());
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, true, letters(FRAME));
            assertThat(raw.read().text()).hasSize(FRAME);
        }
    }

    @Test
    void aws_1_1_a_frame_of_one_byte_more_closes_with_1009() throws Exception {
        var disconnect = Recorder.agreeing();
        var message = Recorder.echo();
        try (var gateway = echoing(message, disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, true, letters(FRAME + 1));
            assertClosed(raw, disconnect, 1009);
            assertThat(message.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void aws_1_1_a_client_that_goes_on_sending_a_long_frame_still_hears_the_1009() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, true, letters(3_000_000));
            assertClosed(raw, disconnect, 1009);
        }
    }

    @Test
    void aws_1_1_a_frame_that_announces_gigabytes_closes_with_1009_at_once() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.frameHead(RawSocket.TEXT, true, Integer.MAX_VALUE);
            assertClosed(raw, disconnect, 1009);
        }
    }

    @Test
    void aws_1_1_a_message_of_128_kb_in_frames_passes() throws Exception {
        try (var gateway = echoing(Recorder.echo(), Recorder.agreeing());
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, true, letters(FRAME));
            assertThat(raw.read().text()).hasSize(4 * FRAME);
        }
    }

    @Test
    void aws_1_1_a_message_of_one_byte_more_closes_with_1009() throws Exception {
        var disconnect = Recorder.agreeing();
        var message = Recorder.echo();
        try (var gateway = echoing(message, disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, false, letters(FRAME));
            raw.frame(RawSocket.CONTINUATION, true, letters(1));
            assertClosed(raw, disconnect, 1009);
            assertThat(message.hasBeenLeftAlone()).isTrue();
        }
    }

    @Test
    void aws_1_7_binary_frame_closes_with_1003() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.BINARY, true, new byte[] {1, 2, 3});
            assertClosed(raw, disconnect, 1003);
        }
    }

    @Test
    void aws_1_7_the_first_fragment_of_a_binary_message_closes_with_1003() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.BINARY, false, new byte[] {1});
            assertClosed(raw, disconnect, 1003);
        }
    }

    @Test
    void aws_1_7_a_ping_is_answered_with_its_payload_between_the_fragments_of_a_message() throws Exception {
        try (var gateway = echoing(Recorder.echo(), Recorder.agreeing());
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, false, letters(2));
            raw.frame(RawSocket.PING, true, "are you there".getBytes(UTF_8));
            RawSocket.Frame pong = raw.read();
            assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
            assertThat(pong.text()).isEqualTo("are you there");
            raw.frame(RawSocket.PONG, true, new byte[0]);
            raw.frame(RawSocket.CONTINUATION, true, letters(1));
            assertThat(raw.read().text()).isEqualTo("xxx");
        }
    }

    @Test
    void aws_1_7_compression_is_not_negotiated() throws Exception {
        try (var gateway = echoing(Recorder.echo(), Recorder.agreeing());
                var raw = RawSocket.to(gateway.port())) {
            assertThat(raw.upgrade("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"))
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContainIgnoringCase("extensions");
            raw.text("plain");
            assertThat(raw.read().text()).isEqualTo("plain");
        }
    }

    @Test
    void text_that_is_not_utf_8_closes_with_1007() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.frame(RawSocket.TEXT, true, new byte[] {(byte) 0xC3, (byte) 0x28});
            assertClosed(raw, disconnect, 1007);
        }
    }

    @Test
    void a_frame_without_a_mask_closes_with_1002() throws Exception {
        var disconnect = Recorder.agreeing();
        try (var gateway = echoing(Recorder.echo(), disconnect);
                var raw = gateway.raw()) {
            raw.say("\u0081\u0002hi");
            assertClosed(raw, disconnect, 1002);
        }
    }

    @Test
    void aws_1_7_what_the_jdk_sends_in_several_frames_arrives_as_one_message() throws Exception {
        try (var gateway = echoing(Recorder.echo(), Recorder.agreeing())) {
            assertThat(gateway.connect().ask("y".repeat(100_000))).hasSize(100_000);
        }
    }
}
