package dev.tandem.functions.proof;

import dev.tandem.json.Json;
import dev.tandem.json.ObjectBuilder;
import java.util.Map;

/** What many worlds came to, as JSON and as a sentence. */
final class Report {
    private Report() {}

    static Json.Obj of(Simulation all) {
        ObjectBuilder sights = Json.object();
        all.sights().forEach((sight, times) -> sights.put(sight.wire(), times));
        return Json.object()
                .put("schedules", all.schedules())
                .put("violations", (long) all.broken().size())
                .put("operations", all.operations())
                .put("commits", all.commits())
                .put("applied", all.sights().getOrDefault(Sight.COMMIT_APPLIED, 0L))
                .put("kinds", numbers(all.kinds()))
                .put("faults", numbers(all.faults()))
                .put("met", sights.build())
                .build();
    }

    private static Json numbers(Map<String, Long> numbers) {
        ObjectBuilder object = Json.object();
        numbers.forEach(object::put);
        return object.build();
    }

    static String text(Simulation all) {
        long faults = all.faults().values().stream().mapToLong(times -> times).sum();
        return "%,d schedules, %,d violations; %,d operations, %,d commits, %,d faults of %d sorts"
                .formatted(
                        all.schedules(),
                        all.broken().size(),
                        all.operations(),
                        all.commits(),
                        faults,
                        all.faults().size());
    }
}
