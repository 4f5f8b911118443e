package dev.tandem.local.fuzz;

import dev.tandem.exchange.Reading;
import dev.tandem.kind.Kind;
import dev.tandem.kind.Kinds;
import dev.tandem.local.exchange.ImportFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files that people import: the first byte chooses the kind, and whether bad lines are left out. A plan, or a list of mistakes; nothing else. */
public final class ImportFuzz {
    private static final List<Kind> KINDS = Kinds.bundled().all();

    private ImportFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            Kind kind = KINDS.get((input[0] & 0x7F) % KINDS.size());
            byte[] file = Arrays.copyOfRange(input, 1, input.length);
            check(ImportFile.read(kind, file, input[0] < 0));
        }
    }

    private static void check(Reading reading) {
        switch (reading) {
            case Reading.Plan plan -> that(!plan.drafts().isEmpty(), "a plan for nothing");
            case Reading.Unfit unfit -> that(!unfit.problems().isEmpty(), "unfit without a reason");
        }
    }

    private static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Every file once for every kind. */
    static Stream<byte[]> seeds() {
        return Stream.of(
                        "name,quantity,weight,unit,packed\nTent,2,1.2,kg,yes\n\"a \"\"b\"\"\",1,,,\n",
                        "sep=;\nname;qty\nTent;2\n",
                        "task,amount,paid,due\nCake,12.50,yes,2026-05-01\n",
                        "sku,name,on hand\nA-1,Rope,12\n",
                        "order,customer,sku,quantity,price\n1,Ann,A-1,2,3.50\n",
                        "[{\"name\":\"Tent\",\"quantity\":2}]",
                        "{\"items\":[{\"name\":\"Tent\"}]}",
                        "{\"format\":\"tandem-room\",\"version\":1,\"kind\":\"packing-list\",\"title\":\"x\",\"entities\":[{\"type\":\"item\",\"id\":\"a\",\"fields\":{\"name\":\"Tent\"}}]}")
                .flatMap(text -> Stream.iterate(0, kind -> kind < KINDS.size(), kind -> kind + 1)
                        .map(kind -> ((char) (int) kind + text).getBytes(StandardCharsets.UTF_8)));
    }
}
