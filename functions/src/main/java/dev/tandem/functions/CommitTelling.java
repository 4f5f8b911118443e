package dev.tandem.functions;

import dev.tandem.functions.usecase.BroadcastCommits;
import dev.tandem.functions.usecase.FanOut;
import dev.tandem.functions.usecase.RoomTelling;
import dev.tandem.functions.usecase.TellAtOnce;
import java.util.Optional;

/** The two ways in which the sockets of a room are told of a commit: by whoever committed it, and by the stream. */
public final class CommitTelling {
    private final Wiring wiring;
    private final Ports ports;
    private final Surroundings around;

    CommitTelling(Wiring wiring) {
        this.wiring = wiring;
        this.ports = wiring.ports();
        this.around = wiring.around();
    }

    public BroadcastCommits broadcast() {
        return new BroadcastCommits(
                ports.rooms(),
                ports.connections(),
                telling(wiring.fanningOut().divided()),
                wiring.leases(),
                wiring.config().express(),
                around.rooms(),
                around.log());
    }

    /** Nothing where the deployment leaves all of it to the stream. */
    public Optional<TellAtOnce> atOnce() {
        return wiring.config().express() ? Optional.of(tellAtOnce()) : Optional.empty();
    }

    private TellAtOnce tellAtOnce() {
        return new TellAtOnce(
                ports.rooms(),
                ports.connections(),
                telling(wiring.fanOut()),
                ports.push(),
                wiring.leases(),
                around.rooms(),
                around.reads(),
                around.log());
    }

    /** Makes the way to sockets, where it is gone here. */
    public void prime() {
        if (wiring.config().express()) {
            wiring.fanningOut().prime();
        }
    }

    private RoomTelling telling(FanOut fanOut) {
        return new RoomTelling(ports.rooms(), wiring.access(), fanOut, wiring.closeConnection(), around.log());
    }
}
