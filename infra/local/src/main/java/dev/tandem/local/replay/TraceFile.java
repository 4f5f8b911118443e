package dev.tandem.local.replay;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.local.Refused;
import dev.tandem.model.Splice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads a {@link Trace} from {@code .json} or {@code .json.gz}. Whatever is wrong with it is refused as {@code bad-trace}. */
public final class TraceFile {
    /** What one person typed alone is typed again by two, by turns of so many txns. */
    private static final int STRETCH = 100;

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private TraceFile() {}

    /** Reads a file. */
    public static Trace read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw bad("the file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads what a file holds, packed or not. */
    static Trace parse(byte[] bytes) {
        try {
            return trace(JsonReader.FILES.read(unpacked(bytes)));
        } catch (JsonRefused refused) {
            throw bad("it is not JSON that can be read (" + refused.getMessage() + ")");
        } catch (IOException broken) {
            throw bad("it cannot be unpacked: " + broken.getMessage());
        }
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    private static Trace trace(Json json) {
        if (!(json instanceof Json.Obj file)
                || !(file.find("txns").orElse(Json.NULL) instanceof Json.Arr(List<Json> txns))) {
            throw bad("it has no list of txns");
        }
        List<Trace.Txn> read = new ArrayList<>(txns.size());
        for (Json txn : txns) {
            read.add(txn(txn, read.size()));
        }
        String end = file.findText("endContent").orElseThrow(() -> bad("it has no endContent"));
        return new Trace(file.findText("startContent").orElse(""), end, read);
    }

    private static Trace.Txn txn(Json json, int index) {
        if (!(json instanceof Json.Obj txn)) {
            throw bad("txn " + index + " is not an object");
        }
        List<Splice> splices = txn.items("patches").stream()
                .map(patch -> splice(patch).orElseThrow(() -> bad("txn " + index + " has a patch that is none")))
                .toList();
        if (txn.find("parents").isEmpty()) {
            return new Trace.Txn(index / STRETCH % 2, index == 0 ? List.of() : List.of(index - 1), splices);
        }
        List<Integer> parents = txn.items("parents").stream()
                .map(parent -> whole(parent)
                        .filter(place -> place >= 0 && place < index)
                        .orElseThrow(() -> bad("txn " + index + " has a parent that does not come before it")))
                .toList();
        int agent = txn.find("agent")
                .flatMap(TraceFile::whole)
                .filter(number -> number >= 0 && number < 1_000)
                .orElseThrow(() -> bad("txn " + index + " has no agent"));
        return new Trace.Txn(agent, parents, splices);
    }

    private static Optional<Splice> splice(Json json) {
        if (json instanceof Json.Arr(List<Json> parts)
                && parts.size() == 3
                && parts.get(2) instanceof Json.Str(String insert)) {
            return whole(parts.get(0)).flatMap(at -> whole(parts.get(1)).map(remove -> new Splice(at, remove, insert)));
        }
        return Optional.empty();
    }

    private static Optional<Integer> whole(Json json) {
        return json instanceof Json.Num number && number.isWhole() && Math.abs(number.asLong()) <= Integer.MAX_VALUE
                ? Optional.of((int) number.asLong())
                : Optional.empty();
    }

    private static Refused bad(String why) {
        return new Refused("bad-trace", "This is no editing trace: " + why + ".");
    }
}
