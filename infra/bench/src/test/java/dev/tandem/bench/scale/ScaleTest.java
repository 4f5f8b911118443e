package dev.tandem.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.functions.usecase.Division;
import dev.tandem.json.Form;
import dev.tandem.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Rooms and accounts under the limits of AWS: the same in every run, and they break where they must. */
final class ScaleTest {
    private static final Path CHECKOUT = Path.of("../..");
    private static final Limits LIMITS = Limits.published();
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void the_document_and_the_picture_say_what_the_kept_figures_say() throws Exception {
        Json.Obj kept = ScaleFiles.kept(CHECKOUT);

        assertThat(Files.readString(CHECKOUT.resolve(ScaleFiles.DOCUMENT)))
                .as("write it anew with ./tandem bench scale --write")
                .isEqualTo(ScaleDocument.of(kept))
                .doesNotContain("{{", "NaN");
        assertThat(Files.readString(CHECKOUT.resolve(ScaleFiles.PLOT))).isEqualTo(ScalePlot.of(kept));
    }

    @Test
    void the_kept_figures_are_those_of_a_run_of_now() throws Exception {
        assertThat(Form.of(ScaleFiles.kept(CHECKOUT)).items("sockets").get(3))
                .isEqualTo(ScaleFigures.bySockets(300, LIMITS));
    }

    @Test
    void every_limit_has_a_figure_a_date_and_a_page_of_aws() {
        assertThat(LIMITS.taken()).matches("20\\d\\d-\\d\\d-\\d\\d");
        assertThat(LIMITS.all().keySet()).isEqualTo(EnumSet.allOf(Quota.class));
    }

    @Test
    void a_large_room_is_told_sooner_divided_and_a_small_one_the_same() {
        assertThat(told(1_000, true)).isLessThan(told(1_000, false) * .6);
        assertThat(told(Division.USUAL.above(), true)).isEqualTo(told(Division.USUAL.above(), false));
    }

    private static double told(int sockets, boolean divided) {
        return ScaleRun.of(Crowd.room(sockets, 1, divided), LIMITS, 5).told().p95();
    }

    @Test
    void without_the_units_of_one_partition_a_hot_room_breaks_by_those_who_write_at_once() {
        Crowd hot = Crowd.room(10, 60, true);

        assertThat(ScaleRun.of(hot, LIMITS, 10).breaks()).isEqualTo("partition-writes");
        Limits without = LIMITS.raised(Quota.PARTITION_WRITES, NONE).raised(Quota.PARTITION_READS, NONE);
        assertThat(ScaleRun.of(hot, without, 10).breaks()).isEqualTo("contention");
    }

    @Test
    void without_the_requests_of_an_account_something_else_breaks_and_without_that_too_another() {
        Crowd many = Crowd.lively(24_000, 10);

        assertThat(first(many, LIMITS)).isEqualTo("requests");
        Limits without = LIMITS.raised(Quota.REQUESTS, NONE);
        assertThat(first(many, without)).isEqualTo("table-reads");
        assertThat(first(Crowd.lively(48_000, 10), without.raised(Quota.TABLE_READS, NONE)))
                .isEqualTo("concurrency");
    }

    private static String first(Crowd crowd, Limits limits) {
        return ScaleRun.of(crowd, limits, 1).first().map(Quota::code).orElse("");
    }

    @Test
    void a_shard_tells_one_batch_after_the_other_and_that_ends_too() {
        Crowd wide = Crowd.lively(260, 50);

        Ran ran = ScaleRun.of(wide, LIMITS.raised(Quota.REQUESTS, NONE), 10);

        assertThat(ran.first()).isEmpty();
        assertThat(ran.breaks()).isEqualTo("telling");
    }

    @Test
    void a_bucket_gives_what_has_come_and_no_more() {
        Bucket bucket = new Bucket(10, 5);

        assertThat(bucket.take(0, 5)).isTrue();
        assertThat(bucket.take(99, 1)).isFalse();
        assertThat(bucket.take(100, 1)).isTrue();
        assertThat(bucket.take(10_000, 6)).as("it keeps no more than it may").isFalse();
        assertThat(new Bucket(NONE, 5).take(0, 1e9)).isTrue();
    }

    @Test
    void the_largest_number_that_holds_is_found() {
        assertThat(ScaleFigures.most(number -> number <= 1_000, 16, 1 << 17)).isBetween(970, 1_000);
        assertThat(ScaleFigures.most(number -> false, 16, 1 << 17)).isZero();
    }
}
