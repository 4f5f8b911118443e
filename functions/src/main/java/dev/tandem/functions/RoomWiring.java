package dev.tandem.functions;

import dev.tandem.functions.usecase.ArchiveRoom;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.DeleteRoom;
import dev.tandem.functions.usecase.ExportRoom;
import dev.tandem.functions.usecase.ImportRoom;
import dev.tandem.functions.usecase.ListComments;
import dev.tandem.functions.usecase.PageSnapshot;
import dev.tandem.functions.usecase.PurgeRooms;
import dev.tandem.functions.usecase.RenameRoom;
import dev.tandem.functions.usecase.RoomMaking;
import dev.tandem.functions.usecase.Tokens;
import dev.tandem.room.Need;

/** The use cases of rooms as wholes: how they begin, what they are called, how they are read part by part, and how they end. */
public final class RoomWiring {
    /** Too short for one that was made here. */
    private static final String NOBODYS = "-";

    private final Wiring wiring;
    private final Ports ports;
    private final Surroundings around;

    RoomWiring(Wiring wiring) {
        this.wiring = wiring;
        this.ports = wiring.ports();
        this.around = wiring.around();
    }

    /** Reads the kinds, and asks for a room that nobody has in the ways in which rooms are read. */
    public void prime() {
        wiring.kinds().all();
        ports.rooms().meta(NOBODYS);
        ports.rooms().load(NOBODYS, NOBODYS, NOBODYS, Need.NOTHING);
    }

    public CreateRoom create() {
        return making().create();
    }

    public ImportRoom fromFile() {
        return making().fromFile();
    }

    private RoomMaking making() {
        return new RoomMaking(
                ports.rooms(),
                ports.lives(),
                wiring.access(),
                wiring.kinds(),
                new Tokens(around.secrets()),
                wiring.patience(),
                around.clock(),
                wiring.config().defaultLink(),
                wiring.config().generation());
    }

    public ExportRoom export() {
        return new ExportRoom(ports.rooms(), wiring.access());
    }

    public RenameRoom rename() {
        return new RenameRoom(
                ports.rooms(),
                ports.lives(),
                wiring.access(),
                wiring.roomKinds(),
                wiring.submitUpdate(),
                wiring.getRoom(),
                new Tokens(around.secrets()));
    }

    public ArchiveRoom archive() {
        return new ArchiveRoom(ports.lives(), wiring.access(), wiring.getRoom());
    }

    public DeleteRoom delete() {
        return new DeleteRoom(ports.lives(), wiring.access(), wiring.members().revoke(), around.clock());
    }

    public PurgeRooms purge() {
        return new PurgeRooms(ports.lives(), delete(), around.clock(), around.log());
    }

    public PageSnapshot pages() {
        return new PageSnapshot(ports.rooms(), wiring.roomKinds(), wiring.access());
    }

    public ListComments comments() {
        return new ListComments(ports.rooms(), wiring.access());
    }
}
