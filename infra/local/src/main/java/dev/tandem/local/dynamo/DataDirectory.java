package dev.tandem.local.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.local.Refused;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack keeps its data: the database, the key that signs tokens, and a lock so that two processes never write the same file. The lock
 * is the operating system's and ends with the process, however that ends; the file holds the process id for people.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes a directory, making it where there is none.
     *
     * @throws Refused {@code data-in-use} where another process has it, {@code data-unusable} where it is no directory or cannot be written
     */
    public static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            // DynamoDB Local would wait for ever on a directory in place of its file.
            if (Files.isDirectory(path.resolve("tandem.db"))) {
                throw new FileAlreadyExistsException(path.resolve("tandem.db").toString(), null, "is a directory");
            }
            return new DataDirectory(path, locked(path.resolve("lock")));
        } catch (IOException unusable) {
            throw unusable(path, unusable);
        }
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    File database() {
        return file("tandem.db").toFile();
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new Refused(
                    "data-in-use",
                    "Process " + holder + " is working with the data in " + file.getParent()
                            + "; stop it, or choose another directory with --data.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static Refused unusable(Path path, IOException why) {
        Refused refused = new Refused("data-unusable", "The data directory " + path + " cannot be used: " + why + ".");
        refused.initCause(why);
        return refused;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
