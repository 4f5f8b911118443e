package dev.tandem.functions.store.dynamo;

import dev.tandem.functions.store.StoreUnavailable;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What the SDK's exceptions mean. A request that DynamoDB refused as wrong is our own mistake and goes on as it is; everything else that is not an
 * answer says nothing about what happened.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems: cancellation reasons</a>
 */
final class Failures {
    private static final String REFUSED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final Set<String> TOO_FAST = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private Failures() {}

    static <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            throw isOurMistake(failure) ? failure : new StoreUnavailable("a read failed", failure);
        }
    }

    static Written written(Supplier<Written> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException refused) {
            return new Written.Refused(Set.of(0));
        } catch (TransactionConflictException contended) {
            return new Written.Contended();
        } catch (TransactionCanceledException canceled) {
            return canceled(canceled);
        } catch (SdkException failure) {
            return failed(failure);
        }
    }

    private static Written canceled(TransactionCanceledException canceled) {
        List<String> codes = canceled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
        Set<Integer> refused = IntStream.range(0, codes.size())
                .filter(place -> REFUSED.equals(codes.get(place)))
                .boxed()
                .collect(Collectors.toSet());
        if (!refused.isEmpty()) {
            return new Written.Refused(refused);
        }
        if (codes.contains(CONFLICT)) {
            return new Written.Contended();
        }
        throw codes.stream().anyMatch(TOO_FAST::contains) ? new StoreUnavailable("throttled", canceled) : canceled;
    }

    private static Written failed(SdkException failure) {
        if (failure instanceof DynamoDbException answer && answer.isThrottlingException()) {
            throw new StoreUnavailable("throttled", failure);
        }
        if (isOurMistake(failure)) {
            throw failure;
        }
        return new Written.Unanswered(failure);
    }

    private static boolean isOurMistake(SdkException failure) {
        return failure instanceof DynamoDbException answer
                && answer.statusCode() >= 400
                && answer.statusCode() < 500
                && !answer.isThrottlingException()
                && !(answer instanceof TransactionInProgressException);
    }
}
