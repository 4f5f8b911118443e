package dev.tandem.local.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.json.Form;
import dev.tandem.json.Json;
import dev.tandem.local.client.Api;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** A signed-in socket that sends exactly what it is told, one frame a message. */
final class RawClient implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    static RawClient open(Api who, URI url) throws IOException {
        String ticket = Form.of(who.post("/api/tickets", Json.object().build())).text("ticket");
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
        socket.setSoTimeout((int) (RunningStack.PATIENCE * 1000));
        RawClient client = new RawClient(socket);
        client.upgrade(url, ticket);
        return client;
    }

    private void upgrade(URI url, String ticket) throws IOException {
        ask(url, "Sec-WebSocket-Protocol: tandem.v1, ticket." + ticket + "\r\n");
        Shake shake = new Shake(head());
        if (shake.status() != 101) {
            throw new IOException(shake.toString());
        }
    }

    private void ask(URI url, String headers) throws IOException {
        out.write(("GET /ws HTTP/1.1\r\nHost: " + url.getAuthority()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers
                        + "\r\n")
                .getBytes(US_ASCII));
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(US_ASCII);
    }

    /** Asks for a socket with these headers, and lets it go. */
    static Shake handshake(URI url, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.setSoTimeout((int) (RunningStack.PATIENCE * 1000));
            RawClient client = new RawClient(socket);
            client.ask(url, headers);
            return new Shake(client.head());
        }
    }

    /** The head of the answer to a handshake. It does not show: the request held a ticket. */
    record Shake(String head) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        List<String> headerLines(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        boolean mentions(String text) {
            return head.contains(text);
        }

        @Override
        public String toString() {
            return "answer " + status();
        }
    }

    /** Sends one frame, masked with zeros. */
    void send(int opcode, byte[] payload) throws IOException {
        out.writeByte(0x80 | opcode);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            out.writeByte(0x80 | 126);
            out.writeShort(payload.length);
        } else {
            out.writeByte(0x80 | 127);
            out.writeLong(payload.length);
        }
        out.writeInt(0);
        out.write(payload);
        out.flush();
    }

    /** Sends a text and gives the next frame: its text, or {@code close STATUS}. */
    String ask(String text) throws IOException {
        send(TEXT, text.getBytes(UTF_8));
        return next();
    }

    String next() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = in.readNBytes(length);
        return opcode == CLOSE
                ? "close " + ((payload[0] & 0xFF) << 8 | (payload[1] & 0xFF))
                : new String(payload, UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
