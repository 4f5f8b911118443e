package dev.tandem.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/** A socket on which a test says exactly what it wants, allowed or not. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    record Frame(int opcode, ByteBuffer payload) {
        String text() {
            return UTF_8.decode(payload.duplicate()).toString();
        }

        int closeStatus() {
            return payload.getShort(0) & 0xFFFF;
        }

        String closeReason() {
            return UTF_8.decode(payload.duplicate().position(2)).toString();
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    private RawSocket(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static RawSocket to(int port) throws IOException {
        return new RawSocket(port, 0);
    }

    /** One whose system takes little that is not read. */
    static RawSocket narrow(int port) throws IOException {
        return new RawSocket(port, 4096);
    }

    static RawSocket upgraded(int port) throws IOException {
        RawSocket raw = to(port);
        raw.upgrade("");
        return raw;
    }

    /** Asks for a WebSocket and returns the head of the answer. */
    String upgrade(String moreHeaders) throws IOException {
        askForUpgrade(moreHeaders);
        return head();
    }

    void askForUpgrade(String moreHeaders) throws IOException {
        say("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + moreHeaders
                + "\r\n");
    }

    void say(String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    /** The head of an answer, without the empty line. */
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(ISO_8859_1).strip();
    }

    String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), UTF_8);
    }

    void text(String text) throws IOException {
        frame(TEXT, true, text.getBytes(UTF_8));
    }

    void frame(int opcode, boolean last, byte[] payload) throws IOException {
        frameHead(opcode, last, payload.length);
        byte[] masked = payload.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= (byte) (i % 4 + 1);
        }
        out.write(masked);
        out.flush();
    }

    /** The head of a masked frame; the mask is 1, 2, 3, 4. */
    void frameHead(int opcode, boolean last, int length) throws IOException {
        var head = ByteBuffer.allocate(14).put((byte) ((last ? 0x80 : 0) | opcode));
        if (length < 126) {
            head.put((byte) (0x80 | length));
        } else if (length < 65_536) {
            head.put((byte) (0x80 | 126)).putShort((short) length);
        } else {
            head.put((byte) (0x80 | 127)).putLong(length);
        }
        head.put(new byte[] {1, 2, 3, 4});
        out.write(head.array(), 0, head.position());
        out.flush();
    }

    void close(int status) throws IOException {
        frame(CLOSE, true, ByteBuffer.allocate(2).putShort((short) status).array());
    }

    Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(length)));
    }

    boolean hasNothingToRead() throws IOException {
        return in.available() == 0;
    }

    /** Waits for the end of the stream, in whatever way it comes. */
    void awaitEnd() throws SocketTimeoutException {
        boolean _ = endsInOrder();
    }

    /** Reads to the end of the stream and tells whether it ended in order rather than by a reset. */
    boolean endsInOrder() throws SocketTimeoutException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Dies as a process does: the other side is reset. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
