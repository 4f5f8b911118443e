package dev.tandem.functions.fuzz;

import dev.tandem.exchange.Intake;
import dev.tandem.exchange.Reading;
import dev.tandem.exchange.RoomFile;
import dev.tandem.exchange.Templates;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.EntityKey;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decisions about whatever is understood of what clients send. The first line names a kind; each line after it is a letter for client and role, and the
 * mutations of an update. Nothing may throw, and every decision has to be one ({@link FuzzRoom}).
 */
public final class DecideFuzz {
    private static final List<Kind> KINDS = Kinds.bundled().all().stream()
            .sorted(Comparator.comparing(Kind::name))
            .toList();
    private static final List<Role> ROLES = List.of(Role.EDITOR, Role.OWNER, Role.EDITOR, Role.COMMENTER);
    private static final List<String> USERS = List.of("ann", "ben", "cem");
    private static final int MOST_BATCHES = 12;
    private static final int SEEDED = 7;

    private DecideFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", MOST_BATCHES + 1);
        if (lines[0].isEmpty()) {
            return;
        }
        FuzzRoom room = new FuzzRoom(KINDS.get(lines[0].charAt(0) % KINDS.size()));
        Stream.of(lines).skip(1).filter(line -> !line.isEmpty()).forEach(line -> send(room, line));
    }

    private static void send(FuzzRoom room, String line) {
        int who = line.charAt(0);
        String user = USERS.get(who % USERS.size());
        String body = "{\"client\":\"c\",\"epoch\":\"e\",\"mutations\":" + line.substring(1) + "}";
        if (FrameReader.readUpdate("r", body) instanceof Received.Understood(ClientMessage.Update update)) {
            room.send(user, user + "-phone", ROLES.get(who / USERS.size() % ROLES.size()), update.mutations());
        }
    }

    /** For each kind the begin of one of its templates, and after it one act each, and all of them. */
    static Stream<byte[]> seeds() {
        return Stream.iterate(0, at -> at < KINDS.size(), at -> at + 1)
                .flatMap(at -> seeds((char) ('A' - 'A' % KINDS.size() + at), template(KINDS.get(at))))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<String> seeds(char kind, List<Operation> template) {
        String begin = kind + "\nd" + JsonWriter.write(Json.array(List.of(Wire.of(new Mutation(1, 1, template)))));
        List<String> acts = acts(template);
        return Stream.concat(acts.stream(), Stream.of(String.join("\n", acts))).map(act -> begin + "\n" + act);
    }

    private static List<Operation> template(Kind kind) {
        Templates.Template template = Templates.all().stream()
                .filter(each -> each.kind().equals(kind.name()))
                .findFirst()
                .orElseThrow();
        Iterator<String> ids = Stream.iterate(1, n -> n + 1).map(n -> "x" + n).iterator();
        if (RoomFile.read(kind, template.file("en")) instanceof Reading.Plan plan) {
            List<Operation> all = Intake.operations(kind, plan.drafts(), List.of(), ids::next);
            return all.subList(0, Math.min(all.size(), SEEDED));
        }
        throw new AssertionError("a template that does not fit its kind");
    }

    /** On the last that a template makes, by somebody else: changes, moves, texts, a comment, its end, and all of it back. */
    private static List<String> acts(List<Operation> template) {
        EntityKey key = template.stream()
                .filter(Operation.Create.class::isInstance)
                .map(each -> ((Operation.Create) each).key())
                .reduce((first, last) -> last)
                .orElse(new EntityKey("item", "x1"));
        String on = "\"type\":\"" + key.type() + "\",\"id\":\"" + key.id() + "\"";
        return Stream.of(
                        "{\"op\":\"update\"," + on + ",\"set\":{\"name\":\"b\",\"notes\":\"c\"}}",
                        "{\"op\":\"move\"," + on + ",\"position\":\"V\"}",
                        "{\"op\":\"splice\"," + on + ",\"field\":\"notes\",\"splices\":[[0,0,\"ab\"]]}",
                        "{\"op\":\"increment\"," + on + ",\"field\":\"onHand\",\"by\":-2}",
                        "{\"op\":\"add\"," + on + ",\"field\":\"dependsOn\",\"values\":[\"x2\"]}",
                        "{\"op\":\"create\",\"type\":\"comment\",\"id\":\"k\",\"fields\":{\"onType\":\"" + key.type()
                                + "\",\"onId\":\"" + key.id() + "\",\"text\":\"hi\"}}",
                        "{\"op\":\"delete\"," + on + "}",
                        "{\"op\":\"restore\"," + on + ",\"fields\":{\"name\":\"c\"}}",
                        "{\"op\":\"undo\",\"seq\":2,\"anyway\":true}")
                .map(op -> "f[{\"n\":1,\"base\":2,\"ops\":[" + op + "]}]")
                .toList();
    }
}
