package dev.tandem.functions;

import dev.tandem.functions.access.RoomAccess;
import dev.tandem.functions.access.TokenVerifier;
import dev.tandem.functions.limit.Limits;
import dev.tandem.functions.limit.Throttle;
import dev.tandem.functions.log.Log;
import dev.tandem.functions.mail.Mail;
import dev.tandem.functions.push.Push;
import dev.tandem.functions.store.dynamo.DynamoStores;
import dev.tandem.functions.usecase.AnswerOnce;
import dev.tandem.functions.usecase.AnswerPing;
import dev.tandem.functions.usecase.AppAddress;
import dev.tandem.functions.usecase.ChangeFilter;
import dev.tandem.functions.usecase.CloseConnection;
import dev.tandem.functions.usecase.CreateRoom;
import dev.tandem.functions.usecase.FanOut;
import dev.tandem.functions.usecase.GetRoom;
import dev.tandem.functions.usecase.JoinRoom;
import dev.tandem.functions.usecase.Leases;
import dev.tandem.functions.usecase.LeaveRoom;
import dev.tandem.functions.usecase.ListActivity;
import dev.tandem.functions.usecase.ListChanges;
import dev.tandem.functions.usecase.ListHistory;
import dev.tandem.functions.usecase.ListRooms;
import dev.tandem.functions.usecase.Patience;
import dev.tandem.functions.usecase.PresenceFanOut;
import dev.tandem.functions.usecase.RoomKinds;
import dev.tandem.functions.usecase.RoomMemory;
import dev.tandem.functions.usecase.SubmitUpdate;
import dev.tandem.functions.usecase.TakeSnapshot;
import dev.tandem.functions.usecase.TellRoom;
import dev.tandem.functions.usecase.UpdateLimits;
import dev.tandem.functions.usecase.UpdatePresence;
import dev.tandem.kind.Kinds;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Builds the use cases of one deployment, each when it is asked for: a function pays only for what it uses. */
public final class Wiring {
    private static final Once<Wiring> SHARED = new Once<>(() -> AwsClients.wiring(Config.fromEnvironment()));

    @SuppressWarnings("unused") // Kept from the collector.
    private static @Nullable Priming priming;

    private final Config config;
    private final Ports ports;
    private final Surroundings around;
    private final Throttle throttle;
    private final Leases leases;
    private final RoomAccess access;
    private final Supplier<Kinds> kinds;
    private final Supplier<TokenVerifier> tokens;
    private final Supplier<RoomKinds> roomKinds;
    private final RoomMemory roomMemory = new RoomMemory();

    private Wiring(Config config, Ports ports, Surroundings around, Limits limits) {
        this.config = config;
        this.ports = ports;
        this.around = around;
        this.throttle = new Throttle(limits, around.clock(), around::reached);
        this.leases = new Leases(around.clock());
        this.access = new RoomAccess(ports.rooms());
        this.tokens = new Once<>(() -> new TokenVerifier(config.trust(), around.clock(), around.log()));
        this.kinds = new Once<>(() -> KindFolder.read(config.kinds()));
        this.roomKinds = new Once<>(() -> new RoomKinds(ports.rooms(), kinds.get()));
    }

    /**
     * The one of this process, as its environment says; made with the first call.
     *
     * @throws IllegalArgumentException where the environment is incomplete
     */
    public static Wiring fromEnvironment() {
        return fromEnvironment(wiring -> wiring.rooms().prime());
    }

    /**
     * The same for a function that may not do what most do.
     *
     * @param first what is done before a snapshot is taken, so that no call pays for its being the first
     */
    public static Wiring fromEnvironment(Consumer<Wiring> first) {
        Wiring wiring = SHARED.get();
        priming = Priming.of(wiring, first);
        return wiring;
    }

    /** With given clients, on this machine's threads. */
    public static Wiring on(Config config, DynamoDbClient dynamo, Push push, Clock clock) {
        Surroundings around = Surroundings.real(clock);
        return of(config, ports(config, dynamo, () -> push, () -> Mail.NONE, around), around);
    }

    /** With everything given. */
    public static Wiring of(Config config, Ports ports, Surroundings around) {
        return new Wiring(config, ports, around, Limits.OFF);
    }

    /** The same with limits (PROTOCOL Q1), and nothing used of them. */
    public Wiring limited(Limits limits) {
        return new Wiring(config, ports, around, limits);
    }

    static Ports ports(
            Config config, DynamoDbClient dynamo, Supplier<Push> push, Supplier<Mail> mail, Surroundings around) {
        DynamoStores stores = DynamoStores.on(dynamo, config.tables(), around.pause()::forAbout, around.jitter());
        return Ports.on(stores, push, mail);
    }

    public Throttle throttle() {
        return throttle;
    }

    public Log log() {
        return around.log();
    }

    public Clock clock() {
        return around.clock();
    }

    public Kinds kinds() {
        return kinds.get();
    }

    public RoomAccess access() {
        return access;
    }

    public TokenVerifier tokens() {
        return tokens.get();
    }

    AppAddress appAddress() {
        return new AppAddress(config.appUrl(), config.origins());
    }

    public SignIns signIns() {
        return new SignIns(this);
    }

    public CloseConnection closeConnection() {
        return new CloseConnection(ports.connections(), presenceFanOut());
    }

    TellRoom tellRoom() {
        return new TellRoom(ports.connections(), fanningOut().roomPost(), leases, around.log());
    }

    public JoinRoom joinRoom() {
        return new JoinRoom(
                ports.rooms(),
                ports.connections(),
                access,
                members().enter(),
                roomKinds.get(),
                locks().list(),
                presenceFanOut(),
                leases,
                log());
    }

    public LeaveRoom leaveRoom() {
        return new LeaveRoom(ports.connections(), presenceFanOut(), leases);
    }

    public SubmitUpdate submitUpdate() {
        return new SubmitUpdate(
                ports.rooms(),
                roomKinds.get(),
                roomMemory,
                around.reads(),
                new UpdateLimits(throttle),
                patience(),
                around.clock(),
                around.log());
    }

    public ListChanges listChanges() {
        return new ListChanges(ports.rooms(), ports.connections(), access, leases, around.pause());
    }

    public ChangeFilter changeFilter() {
        return new ChangeFilter(ports.rooms(), ports.connections(), access, roomKinds.get(), leases);
    }

    public UpdatePresence updatePresence() {
        return new UpdatePresence(ports.connections(), access, presenceFanOut(), leases);
    }

    public AnswerPing answerPing() {
        return new AnswerPing(ports.rooms(), ports.connections(), access, leases);
    }

    public CommitTelling telling() {
        return new CommitTelling(this);
    }

    public Notifying notifying() {
        return new Notifying(this);
    }

    public Inviting inviting() {
        return new Inviting(this);
    }

    public ListActivity listActivity() {
        return new ListActivity(ports.rooms(), roomKinds.get(), access);
    }

    public ListHistory listHistory() {
        return new ListHistory(ports.rooms(), access, around.clock());
    }

    public CreateRoom createRoom() {
        return rooms().create();
    }

    /** Pages that may ask from elsewhere. */
    public Set<String> origins() {
        return config.origins();
    }

    public AnswerOnce answerOnce() {
        return new AnswerOnce(ports.answers(), around.clock());
    }

    public RoomWiring rooms() {
        return new RoomWiring(this);
    }

    public ListRooms listRooms() {
        return new ListRooms(ports.rooms(), getRoom(), around.rooms());
    }

    public GetRoom getRoom() {
        return new GetRoom(ports.rooms(), access);
    }

    public TakeSnapshot takeSnapshot() {
        return new TakeSnapshot(ports.rooms(), roomKinds.get(), access);
    }

    public LockUseCases locks() {
        return new LockUseCases(this);
    }

    public AboutPeople aboutPeople() {
        return new AboutPeople(this);
    }

    public MemberUseCases members() {
        return new MemberUseCases(this);
    }

    Leases leases() {
        return leases;
    }

    Config config() {
        return config;
    }

    Ports ports() {
        return ports;
    }

    Surroundings around() {
        return around;
    }

    RoomKinds roomKinds() {
        return roomKinds.get();
    }

    PresenceFanOut presenceFanOut() {
        return new PresenceFanOut(ports.connections(), fanningOut().roomPost(), leases, around.log());
    }

    Patience patience() {
        return new Patience(around.clock(), around.pause(), around.jitter());
    }

    FanOut fanOut() {
        return fanningOut().whole();
    }

    public FanningOut fanningOut() {
        return new FanningOut(this);
    }
}
