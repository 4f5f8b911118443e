package dev.tandem.local.demo;

import dev.tandem.exchange.Draft;
import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.local.exchange.ImportFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A packing list for a real trip: 60 items in 8 categories. */
public final class DemoList {
    public static final String TITLE = "Ten days on Lofoten";

    private DemoList() {}

    public static Kind kind() {
        return Kinds.bundled().find("packing-list").orElseThrow();
    }

    public static List<Draft> drafts() {
        return switch (ImportFile.read(kind(), file(), false)) {
            case Reading.Plan plan -> plan.drafts();
            case Reading.Unfit(var problems) -> throw new IllegalStateException("The list of the demo: " + problems);
        };
    }

    private static byte[] file() {
        try (InputStream file = DemoList.class.getResourceAsStream("/demo/lofoten.csv")) {
            if (file == null) {
                throw new IllegalStateException("The list of the demo is missing");
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
