package dev.tandem.local.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.functions.proof.Happening;
import dev.tandem.functions.proof.HistoryFile;
import dev.tandem.functions.proof.HistoryReader;
import dev.tandem.json.Form;
import dev.tandem.json.JsonWriter;
import dev.tandem.kind.Kinds;
import dev.tandem.local.Refused;
import dev.tandem.model.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./tandem judge}: holds histories against everything that is promised, whatever wrote them, or what pages of browsers did against the rows
 * of their stack. Exits with 1 where something is broken or nothing could be judged, with 2 where a file is no history.
 */
final class JudgeMain {
    private JudgeMain() {}

    public static void main(String[] args) throws IOException {
        List<Path> files = new ArrayList<>();
        Optional<Path> data = Optional.empty();
        Optional<Path> keep = Optional.empty();
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> json = true;
                case "--data" -> data = Optional.of(Path.of(args[++i]));
                case "--history" -> keep = Optional.of(Path.of(args[++i]));
                default -> files.add(Path.of(args[i]));
            }
        }
        boolean good = true;
        try {
            for (Path file : files) {
                Judgement judgement = data.isPresent() ? ofPages(file, data.get(), keep) : of(file);
                System.out.println(json ? JsonWriter.write(judgement.json()) : judgement.text());
                good &= judgement.isGood();
            }
        } catch (Refused refused) {
            System.err.println("tandem: " + refused.code() + ": " + refused.getMessage());
            System.exit(2);
        }
        System.exit(good ? 0 : 1);
    }

    /**
     * Of a history.
     *
     * @throws Refused {@code no-history} where it is none
     */
    static Judgement of(Path file) {
        List<Happening> history = Lines.of(file).stream()
                .map(line -> Lines.read(line, JudgeMain::happening))
                .toList();
        return Judgement.of(file.toString(), history, Map.of());
    }

    private static Happening happening(Form line) {
        Happening happening = HistoryReader.read(line);
        if (happening instanceof Happening.Founded it
                && Kinds.bundled().find(it.kind()).isEmpty()) {
            throw line.refuse("kind");
        }
        return happening;
    }

    /**
     * Of what pages did, and of what the rows say after their stack has ended.
     *
     * @param data where it kept them
     * @param keep where the history is written that both make
     * @throws Refused {@code no-history} where the file is no recording, {@code no-data} where the rows of its room are not there
     */
    static Judgement ofPages(Path file, Path data, Optional<Path> keep) throws IOException {
        PageRecording pages = new PageRecording(Lines.of(file));
        if (!Files.isRegularFile(data.resolve("tandem.db"))) {
            throw new Refused("no-data", data + " is not where a stack kept its data (`./tandem up --data`).");
        }
        List<RoomTruth> truth = RoomTruth.in(data, Map.of(pages.room(), pages.clients()));
        List<String> people = truth.stream()
                .flatMap(room -> room.members().stream())
                .map(Member::user)
                .toList();
        PageRecording.Heard heard = pages.happenings(people);
        List<Happening> history = Telling.of(heard.happenings(), truth, pages.senders());
        if (keep.isPresent()) {
            Files.write(keep.get(), HistoryFile.lines(history), UTF_8);
        }
        return Judgement.of(file.toString(), history, heard.met());
    }
}
