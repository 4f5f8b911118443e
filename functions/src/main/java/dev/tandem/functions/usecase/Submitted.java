package dev.tandem.functions.usecase;

import dev.tandem.model.Commit;
import dev.tandem.protocol.ServerMessage;
import java.util.Optional;

/**
 * What became of an update.
 *
 * @param answer for who sent it
 * @param fresh the commit that was made of it just now; nothing where none was, or where it was made before
 */
public record Submitted(ServerMessage answer, Optional<Fresh> fresh) {
    /** A commit that nobody was told yet, and where it was made. */
    public record Fresh(String room, String epoch, String kind, Commit commit) {}

    static Submitted of(ServerMessage answer) {
        return new Submitted(answer, Optional.empty());
    }
}
