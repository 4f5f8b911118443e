package dev.tandem.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The model of the cloud: the same in every run, and it goes where it must. */
final class CloudModelTest {
    @Test
    void it_gives_the_same_in_every_run() {
        assertThat(CloudFigures.reckoned().json())
                .isEqualTo(CloudFigures.reckoned().json());
    }

    @Test
    void who_is_told_waits_longer_than_who_wrote_and_longest_through_the_stream() {
        assertThat(new CloudModel().rooms()).allSatisfy(room -> {
            assertThat(room.ack().p50()).isLessThan(room.express().p50());
            assertThat(room.express().p50()).isLessThan(room.told().p50());
            assertThat(room.ack().p50()).isLessThan(room.ack().p95());
        });
    }

    @Test
    void rivals_try_more_often_the_more_they_are() {
        Rivalry rivalry = new Rivalry(new CloudModel());
        List<Met> met = List.of(rivalry.at(1), rivalry.at(10), rivalry.at(50));

        assertThat(met.getFirst().tries()).isBetween(1.0, 1.1);
        assertThat(met.getFirst().sentAway()).isZero();
        assertThat(met.get(1).tries()).isGreaterThan(met.getFirst().tries());
        assertThat(met.getLast().tries()).isGreaterThan(met.get(1).tries());
        assertThat(met.getLast().ack().p95()).isGreaterThan(met.getFirst().ack().p95());
    }
}
