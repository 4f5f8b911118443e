package dev.tandem.local.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Something on the way to a stack, which reads and changes what passes, as proxies and firewalls do. */
final class Middlebox implements AutoCloseable {
    /** What becomes of a stretch of bytes; nothing: it is swallowed, with everything after it, and the connection hangs. */
    interface Habit extends Function<String, Optional<String>> {}

    private static final int STRETCH = 65_536;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final URI behind;
    private final Habit up;
    private final Habit down;

    private Middlebox(URI behind, Habit up, Habit down) throws IOException {
        this.behind = behind;
        this.up = up;
        this.down = down;
        Thread.ofVirtual().start(this::welcome);
    }

    /** Swallows requests in which a text stands. */
    static Middlebox swallowing(URI behind, String text) throws IOException {
        return new Middlebox(behind, sent -> sent.contains(text) ? Optional.empty() : Optional.of(sent), Optional::of);
    }

    /** Writes another text of the same length in requests. */
    static Middlebox changingRequests(URI behind, String from, String to) throws IOException {
        return new Middlebox(behind, sent -> Optional.of(sent.replace(from, to)), Optional::of);
    }

    /** The same in answers. */
    static Middlebox changingAnswers(URI behind, String from, String to) throws IOException {
        return new Middlebox(behind, Optional::of, sent -> Optional.of(sent.replace(from, to)));
    }

    String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    /** Lets one after the other in, until the door is closed. */
    private void welcome() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(behind.getHost(), behind.getPort());
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, up));
                Thread.ofVirtual().start(() -> pump(far, near, down));
            }
        } catch (IOException closed) {
            // The test is over.
            return;
        }
    }

    private static void pump(Socket from, Socket to, Habit habit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[STRETCH];
            boolean passes = true;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Optional<String> text = habit.apply(new String(buffer, 0, read, ISO_8859_1));
                passes &= text.isPresent();
                if (passes) {
                    out.write(text.orElseThrow().getBytes(ISO_8859_1));
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // One side is gone: the other one is told by the closing of both.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
