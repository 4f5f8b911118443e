package dev.tandem.local.dynamo;

import static java.lang.System.Logger.Level.WARNING;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import dev.tandem.local.Refused;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/**
 * Lets the file of DynamoDB Local be written ahead (SQLite's WAL): a commit appends to one log in place of copying what it overwrites to a journal, which it
 * makes and deletes each time. That is remembered in the file itself, so it holds for whoever opens it next, and survives a sudden end just as well.
 */
final class WriteAhead {
    private static final System.Logger LOG = System.getLogger(WriteAhead.class.getName());

    /** As of file systems; DynamoDB Local's own begin with a quarter of it. Counts in files that are new. */
    private static final int PAGE_BYTES = 4096;

    /** DynamoDB Local of the same process may still be letting go of it. */
    private static final int PATIENCE_MS = 10_000;

    private WriteAhead() {}

    /**
     * Prepares a file that nobody has open; makes it where there is none.
     *
     * @throws Refused {@code data-unusable} where it is no database, or cannot be written
     */
    static File in(File database) {
        loadSqlite();
        SQLiteConnection connection = new SQLiteConnection(database);
        try {
            connection.open(true);
            connection.setBusyTimeout(PATIENCE_MS);
            connection.exec("PRAGMA page_size=" + PAGE_BYTES);
            connection.exec("PRAGMA journal_mode=WAL");
            // What a process that was killed left there, however much.
            connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLiteException broken) {
            Refused refused = new Refused(
                    "data-unusable", "The database " + database + " cannot be used: " + broken.getMessage() + ".");
            refused.initCause(broken);
            throw refused;
        } finally {
            connection.dispose();
        }
        return database;
    }

    /**
     * Waits until DynamoDB Local has let go of the file, which its threads do some time after it was shut down: the last of them writes the log back and deletes
     * it. Whoever copied the files meanwhile might miss what one of them had and the other not yet.
     */
    static void awaitRelease(File database) {
        Path log = Path.of(database.getPath() + "-wal");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (Files.exists(log) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        if (Files.exists(log)) {
            LOG.log(WARNING, "the database still holds its files: whoever copies them may miss what is in " + log);
        }
    }

    /** As DynamoDB Local loads it, which also keeps it from logging each step. */
    private static void loadSqlite() {
        try {
            Class.forName(DynamoDBEmbedded.class.getName());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
