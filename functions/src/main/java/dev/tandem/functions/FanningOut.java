package dev.tandem.functions;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.push.Poster;
import dev.tandem.functions.push.PushResult;
import dev.tandem.functions.usecase.Division;
import dev.tandem.functions.usecase.FanOut;
import dev.tandem.functions.usecase.PostPart;
import dev.tandem.functions.usecase.RoomPost;
import java.util.function.Supplier;

/** How frames reach the sockets of a room: by one invocation, or by several where there are many. */
public final class FanningOut {
    /** Nobody's socket. */
    private static final String NOBODYS = "-";

    /**
     * Sixteen post more in a second than API Gateway takes of an account; and one room must not take the account's invocations away from those who write.
     */
    static final int PARTS_AT_ONCE = 16;

    private final RoomAccess access;
    private final Ports ports;
    private final Surroundings around;

    FanningOut(Wiring wiring) {
        this.access = wiring.access();
        this.ports = wiring.ports();
        this.around = wiring.around();
    }

    /**
     * What divides, on this machine's threads.
     *
     * @param poster asked for when the first part is posted
     */
    public static Division division(Supplier<Poster> poster, Division.Sizes sizes, Surroundings around) {
        return new Division(poster, sizes, new VirtualLanes(PARTS_AT_ONCE), around.log());
    }

    /** By one invocation: whoever waits for an answer waits for it, so what it tells is little. */
    FanOut whole() {
        return new FanOut(ports.push(), around.sockets(), around.pause(), around.jitter(), around.log());
    }

    /** By several where this deployment has them. */
    FanOut divided() {
        return ports.division().map(whole()::divided).orElseGet(this::whole);
    }

    RoomPost roomPost() {
        return new RoomPost(access, whole());
    }

    /** Makes the way to sockets, and uses it once: what comes of it does not matter. */
    public PushResult prime() {
        return ports.push().get().post(NOBODYS, new byte[] {'{', '}'});
    }

    public PostPart postPart() {
        return new PostPart(whole());
    }
}
