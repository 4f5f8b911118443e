package dev.tandem.functions.usecase;

import dev.tandem.json.Form;
import dev.tandem.json.FormRefused;
import dev.tandem.json.JsonReader;
import dev.tandem.json.JsonRefused;
import dev.tandem.json.JsonWriter;
import dev.tandem.model.Commit;
import dev.tandem.protocol.Wire;
import java.util.Optional;

/**
 * A commit to be passed on as it stands.
 *
 * @param mark names its record within the stream; empty where it is of none
 * @param client whose it is
 * @param at when it was decided, in milliseconds since 1970
 * @param body goes on the wire unchanged
 */
record Telling(String mark, long seq, String client, long at, String body) {
    /** The commit itself; throws {@link FormRefused} where it is none. */
    Commit commit() {
        return Wire.commit(JsonReader.FILES.read(body));
    }

    /** What was just committed, or read: of no record of the stream. */
    static Telling of(Commit commit) {
        return new Telling("", commit.seq(), commit.client(), commit.at(), JsonWriter.write(Wire.of(commit)));
    }

    /** Nothing where the entry does not hold the commit it claims to: nobody must get that. */
    static Optional<Telling> of(LogEntry entry) {
        try {
            Form commit = Form.of(JsonReader.FILES.read(entry.body()));
            String client = commit.object("by").text("client");
            return commit.whole("seq", 1) == entry.seq()
                    ? Optional.of(new Telling(entry.mark(), entry.seq(), client, commit.whole("at", 0), entry.body()))
                    : Optional.empty();
        } catch (JsonRefused | FormRefused broken) {
            return Optional.empty();
        }
    }
}
