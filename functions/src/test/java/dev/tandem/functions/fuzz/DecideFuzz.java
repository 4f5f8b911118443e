package dev.tandem.functions.fuzz;

import dev.tandem.exchange.Intake;
import dev.tandem.exchange.Reading;
import dev.tandem.exchange.RoomFile;
import dev.tandem.exchange.Templates;
import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.model.Mutation;
import dev.tandem.model.Operation;
import dev.tandem.model.Role;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.FrameReader;
import dev.tandem.protocol.Received;
import dev.tandem.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** For each kind what makes one of its templates, and then a bit of everything. */
    static Stream<byte[]> seeds() {
        return Stream.iterate(0, at -> at < KINDS.size(), at -> at + 1).flatMap(at -> {
            String begin = (char) ('A' + at - 'A' % KINDS.size() + KINDS.size()) + "\n";
            List<Mutation> made = template(KINDS.get(at));
            List<String> lines = new ArrayList<>(made.stream().map(DecideFuzz::line).toList());
            lines.addAll(acts(made));
            return Stream.concat(
                    lines.stream().map(line -> begin + line), Stream.of(begin + String.join("\n", lines)))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static List<Mutation> template(Kind kind) {
        Templates.Template template = Templates.all().stream()
                .filter(each -> each.kind().equals(kind.name()))
                .findFirst()
                .orElseThrow();
        Iterator<String> ids =
                Stream.iterate(1, n -> n + 1).map(n -> "x" + n).iterator();
        return RoomFile.read(kind, template.file("en")) instanceof Reading.Plan plan
                ? Stream.of(Intake.operations(kind, plan.drafts(), List.of(), ids::next))
                        .map(all -> all.subList(0, Math.min(all.size(), 7)))
                        .map(some -> new Mutation(1, 1, some))
                        .toList()
                : List.of();
    }

    private static String line(Mutation mutation) {
        return "d" + JsonWriter.write(Json.array(List.of(Wire.of(mutation))));
    }

    /** On what was made first and last, by others: changes, moves, texts, comments, deletions, and all of it back. */
    private static List<String> acts(List<Mutation> made) {
        List<String> lines = new ArrayList<>();
        made.getFirst().ops().stream()
                .filter(Operation.Create.class::isInstance)
                .map(each -> ((Operation.Create) each).key())
                .limit(3)
                .forEach(key -> {
                    String on = "\"type\":\"" + key.type() + "\",\"id\":\"" + key.id() + "\"";
                    Stream.of(
                                    "{\"op\":\"update\"," + on + ",\"set\":{\"name\":\"b\",\"quantity\":3}}",
                                    "{\"op\":\"move\"," + on + ",\"position\":\"V\"}",
                                    "{\"op\":\"splice\"," + on + ",\"field\":\"notes\",\"splices\":[[0,0,\"ab\"]]}",
                                    "{\"op\":\"increment\"," + on + ",\"field\":\"onHand\",\"by\":-2}",
                                    "{\"op\":\"add\"," + on + ",\"field\":\"dependsOn\",\"values\":[\"x2\"]}",
                                    "{\"op\":\"create\",\"type\":\"comment\",\"id\":\"k\",\"fields\":{\"onType\":\""
                                            + key.type() + "\",\"onId\":\"" + key.id() + "\",\"text\":\"hi @ben\"}}",
                                    "{\"op\":\"delete\"," + on + "}",
                                    "{\"op\":\"restore\"," + on + ",\"fields\":{\"name\":\"c\"}}",
                                    "{\"op\":\"undo\",\"seq\":3,\"anyway\":true}")
                            .map(op -> "f[{\"n\":1,\"base\":2,\"ops\":[" + op + "]}]")
                            .forEach(lines::add);
                });
        return lines;
    }
}
