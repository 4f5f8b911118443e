package dev.tandem.local.client;

import dev.tandem.json.Form;
import dev.tandem.model.Digest;
import dev.tandem.model.Head;
import dev.tandem.protocol.CatchUp;
import dev.tandem.protocol.Wire;

/** Brings a replica to the present with what a join was answered (PROTOCOL J3). */
record CatchingUp(Api api, Replica replica) {

    /** Gives whether more has to be asked for. */
    boolean apply(String epoch, CatchUp catchUp) {
        return switch (catchUp) {
            case CatchUp.Delta(var commits, boolean more) -> replica.receive(commits) || more;
            case CatchUp.Excerpts _, CatchUp.Filtered _ ->
                throw new IllegalStateException("This client never asks for a filter");
            case CatchUp.Snapshot(var entities) -> snapshot(epoch, entities);
            case CatchUp.Reset(var _, var entities) -> snapshot(epoch, entities);
        };
    }

    private boolean snapshot(String epoch, CatchUp.Entities entities) {
        switch (entities) {
            case CatchUp.Entities.Inline(Head head, var living) -> replica.reset(epoch, head, living);
            case CatchUp.Entities.Linked(String href) -> {
                Form snapshot = Form.of(api.get(href));
                Head head = new Head(snapshot.whole("seq", 0), Digest.ofHex(snapshot.text("digest")));
                replica.reset(
                        snapshot.text("epoch"),
                        head,
                        snapshot.items("entities").stream().map(Wire::entity).toList());
            }
        }
        return false;
    }
}
