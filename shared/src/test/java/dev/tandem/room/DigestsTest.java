package dev.tandem.room;

import static dev.tandem.room.Ops.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.model.Digest;
import dev.tandem.model.Entity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DigestsTest {
    private static final Entity TENT = entity("tent", 3, false);
    private static final Entity LAMP = entity("lamp", 4, false);
    private static final Entity GONE = entity("rope", 5, true);

    @Test
    void S7_an_entity_adds_two_hashes_of_its_type_id_and_seq_the_first_in_the_high_half() {
        byte[] text = "item/tent@3".getBytes(StandardCharsets.UTF_8);

        long contribution = Digests.contribution(key("item", "tent"), 3);

        assertThat((int) (contribution >>> 32)).isEqualTo(Murmur3.hash(text, 0));
        assertThat((int) contribution).isEqualTo(Murmur3.hash(text, 0x9747b28c));
    }

    @Test
    void S7_a_room_without_living_entities_has_the_digest_of_an_empty_room() {
        assertThat(Digests.of(List.of())).isEqualTo(Digest.EMPTY);
        assertThat(Digests.of(List.of(GONE))).isEqualTo(Digest.EMPTY);
    }

    @Test
    void S7_the_order_of_entities_does_not_matter() {
        assertThat(Digests.of(List.of(TENT, LAMP, GONE))).isEqualTo(Digests.of(List.of(GONE, LAMP, TENT)));
    }

    @Test
    void S7_a_new_a_changed_and_a_deleted_entity_move_the_digest_to_that_of_the_room_after_it() {
        Digest one = Digests.next(Digest.EMPTY, Optional.empty(), Optional.of(TENT));
        Digest two = Digests.next(one, Optional.empty(), Optional.of(LAMP));
        Digest three = Digests.next(two, Optional.of(TENT), Optional.of(entity("tent", 6, false)));
        Digest four = Digests.next(three, Optional.of(LAMP), Optional.of(entity("lamp", 7, true)));

        assertThat(one).isEqualTo(Digests.of(List.of(TENT))).isNotEqualTo(Digest.EMPTY);
        assertThat(two).isEqualTo(Digests.of(List.of(TENT, LAMP)));
        assertThat(three).isEqualTo(Digests.of(List.of(entity("tent", 6, false), LAMP)));
        assertThat(four).isEqualTo(Digests.of(List.of(entity("tent", 6, false))));
    }

    private static Entity entity(String id, long seq, boolean deleted) {
        return new Entity(key("item", id), seq, deleted, Map.of(), Map.of(), Map.of());
    }
}
