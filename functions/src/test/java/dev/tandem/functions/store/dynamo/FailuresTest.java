package dev.tandem.functions.store.dynamo;

import static dev.tandem.functions.store.dynamo.AnsweringDynamo.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.functions.store.APackingList;
import dev.tandem.functions.store.CommitResult;
import dev.tandem.functions.store.Draft;
import dev.tandem.functions.store.Loaded;
import dev.tandem.functions.store.RoomStore;
import dev.tandem.functions.store.StoreUnavailable;
import dev.tandem.model.Digest;
import dev.tandem.model.Head;
import dev.tandem.model.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What comes of every way in which DynamoDB does not do what it was asked. */
final class FailuresTest {
    private static final String NONE = "None";
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final Loaded LOADED = new Loaded(
            APackingList.meta("trip"),
            new Head(1, Digest.EMPTY),
            Optional.of(APackingList.owner()),
            Optional.of(Receipt.fresh(APackingList.PHONE, APackingList.ANNA)),
            Map.of());

    private final List<Duration> waits = new ArrayList<>();

    private RoomStore rooms(AnsweringDynamo dynamo) {
        return DynamoStores.on(dynamo, new Tables("t-"), waits::add, new Random(1))
                .rooms();
    }

    /** A write of one row. */
    private void renew(AnsweringDynamo dynamo) {
        DynamoStores.on(dynamo, new Tables("t-"), waits::add, new Random(1))
                .connections()
                .renew("trip", "socket", Instant.EPOCH);
    }

    private CommitResult commit(AnsweringDynamo dynamo) {
        return rooms(dynamo)
                .commit(
                        "trip",
                        LOADED,
                        Draft.on(LOADED)
                                .create(APackingList.item("tent"), APackingList.named("Tent"))
                                .applied());
    }

    private static TransactionCanceledException canceled(String... codes) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static DynamoDbException answered(int status, String code) {
        return (DynamoDbException) DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    /** The places are: member, receipt, log entry, entity. */
    static Stream<Arguments> a_canceled_transaction_says_why() {
        return Stream.of(
                Arguments.of(canceled(REFUSED, NONE, NONE, NONE), new CommitResult.MemberChanged()),
                Arguments.of(canceled(REFUSED, REFUSED, REFUSED, NONE), new CommitResult.MemberChanged()),
                Arguments.of(canceled(REFUSED, CONFLICT, NONE, NONE), new CommitResult.MemberChanged()),
                Arguments.of(canceled(NONE, REFUSED, NONE, NONE), new CommitResult.Lost()),
                Arguments.of(canceled(NONE, NONE, REFUSED, NONE), new CommitResult.Lost()),
                Arguments.of(canceled(NONE, NONE, NONE, REFUSED), new CommitResult.Lost()),
                Arguments.of(canceled(CONFLICT, NONE, NONE, NONE), new CommitResult.Lost()),
                Arguments.of(canceled(NONE, NONE, CONFLICT, REFUSED), new CommitResult.Lost()),
                Arguments.of(canceled(NONE, CONFLICT, "ThrottlingError", NONE), new CommitResult.Lost()));
    }

    @ParameterizedTest
    @MethodSource
    void a_canceled_transaction_says_why(TransactionCanceledException failure, CommitResult result) {
        assertThat(commit(new AnsweringDynamo(failing(failure)))).isEqualTo(result);
    }

    static Stream<RuntimeException> an_answer_that_did_not_come_is_unknown() {
        return Stream.of(
                SdkClientException.create("connection reset"),
                ApiCallTimeoutException.create(900),
                answered(500, "InternalServerError"),
                answered(503, "ServiceUnavailable"),
                TransactionInProgressException.builder().statusCode(400).build());
    }

    @ParameterizedTest
    @MethodSource
    void an_answer_that_did_not_come_is_unknown(RuntimeException failure) {
        AnsweringDynamo dynamo = new AnsweringDynamo(failing(failure));

        assertThat(commit(dynamo)).isEqualTo(new CommitResult.Unknown());
        assertThat(dynamo.requests()).as("it is not sent again").hasSize(1);
    }

    static Stream<RuntimeException> throttling_is_unavailability() {
        return Stream.of(
                canceled(NONE, "ThrottlingError", NONE, NONE),
                canceled(NONE, NONE, "ProvisionedThroughputExceeded", NONE),
                answered(400, "ProvisionedThroughputExceededException"),
                answered(400, "ThrottlingException"),
                answered(400, "RequestLimitExceeded"));
    }

    @ParameterizedTest
    @MethodSource
    void throttling_is_unavailability(RuntimeException failure) {
        assertThatThrownBy(() -> commit(new AnsweringDynamo(failing(failure))))
                .isInstanceOf(StoreUnavailable.class)
                .hasCause(failure);
    }

    static Stream<RuntimeException> our_own_mistakes_stay_what_they_are() {
        return Stream.of(
                canceled(NONE, NONE, "ValidationError", NONE),
                answered(400, "ValidationException"),
                answered(400, "ResourceNotFoundException"),
                answered(400, "AccessDeniedException"));
    }

    @ParameterizedTest
    @MethodSource
    void our_own_mistakes_stay_what_they_are(RuntimeException failure) {
        assertThatThrownBy(() -> commit(new AnsweringDynamo(failing(failure)))).isSameAs(failure);
    }

    @Test
    void a_decision_made_again_is_a_request_of_its_own() {
        AnsweringDynamo dynamo = new AnsweringDynamo(
                failing(SdkClientException.create("timeout")),
                () -> TransactWriteItemsResponse.builder().build());
        commit(dynamo);

        assertThat(commit(dynamo)).isEqualTo(new CommitResult.Committed());
        // The SDK makes a token for each request that names none.
        assertThat(dynamo.requests())
                .extracting(request -> ((TransactWriteItemsRequest) request).clientRequestToken())
                .containsOnlyNulls();
    }

    @Test
    void a_failed_read_is_unavailability() {
        for (RuntimeException failure :
                List.of(SdkClientException.create("timeout"), answered(500, "InternalServerError"))) {
            assertThatThrownBy(
                            () -> rooms(new AnsweringDynamo(failing(failure))).meta("trip"))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasCause(failure);
        }
    }

    @Test
    void a_single_write_that_meets_a_transaction_is_tried_again_after_a_wait() {
        TransactionConflictException conflict =
                TransactionConflictException.builder().statusCode(400).build();
        AnsweringDynamo dynamo = new AnsweringDynamo(
                failing(conflict),
                failing(conflict),
                () -> UpdateItemResponse.builder().build());

        renew(dynamo);

        assertThat(dynamo.requests()).hasSize(3);
        assertThat(waits)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMillis(40)));
    }

    @Test
    void a_single_write_is_not_tried_for_ever() {
        AnsweringDynamo dynamo = new AnsweringDynamo(
                failing(TransactionConflictException.builder().statusCode(400).build()));

        assertThatThrownBy(() -> renew(dynamo)).isInstanceOf(StoreUnavailable.class);
        assertThat(dynamo.requests()).hasSize(8);
    }

    @Test
    void a_single_write_without_an_answer_is_not_sent_again() {
        AnsweringDynamo dynamo = new AnsweringDynamo(failing(SdkClientException.create("timeout")));

        assertThatThrownBy(() -> renew(dynamo)).isInstanceOf(StoreUnavailable.class);
        assertThat(dynamo.requests()).hasSize(1);
    }

    @Test
    void an_unknown_room_is_not_a_failure() {
        AnsweringDynamo dynamo =
                new AnsweringDynamo(() -> GetItemResponse.builder().build());

        assertThat(rooms(dynamo).meta("trip")).isEmpty();
        assertThat(dynamo.requests()).hasSize(1);
    }
}
