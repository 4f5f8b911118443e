package dev.tandem.functions.store.dynamo;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client that gives prepared answers, one after the other, the last one again and again; and remembers what it was asked. */
final class AnsweringDynamo implements DynamoDbClient {
    /** Gives a response, or throws. */
    interface Answer {
        Object give();
    }

    private final List<Answer> answers;
    private final List<Object> requests = new ArrayList<>();

    AnsweringDynamo(Answer... answers) {
        this.answers = List.of(answers);
    }

    static Answer failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    List<Object> requests() {
        return requests;
    }

    private Object answer(Object request) {
        requests.add(request);
        return answers.get(Math.min(requests.size(), answers.size()) - 1).give();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return (TransactWriteItemsResponse) answer(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return (UpdateItemResponse) answer(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return (GetItemResponse) answer(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return (BatchGetItemResponse) answer(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
