package dev.tandem.local.gateway;

import java.time.Duration;

/**
 * The limits of a socket.
 *
 * @param frameBytes the longest frame from a client
 * @param messageBytes the longest message in either direction
 * @param idle how long a connection lives without a message
 * @param life how long a connection lives
 * @param integration how long a function may take
 * @param sendBufferBytes how much may wait for a slow reader before posts to it are refused
 * @param closing how long a client may take to answer a close, in real time
 * @param throttle how many requests a second
 */
public record SocketLimits(
        int frameBytes,
        int messageBytes,
        Duration idle,
        Duration life,
        Duration integration,
        int sendBufferBytes,
        Duration closing,
        Throttle throttle) {

    /** The quotas of API Gateway; the buffer and the closing are not published and chosen. */
    public static SocketLimits ofApiGateway() {
        return new SocketLimits(
                32 * 1024,
                128 * 1024,
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                Duration.ofSeconds(29),
                512 * 1024,
                Duration.ofSeconds(1),
                Throttle.ofApiGateway());
    }
}
