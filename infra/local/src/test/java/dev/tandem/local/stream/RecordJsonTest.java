package dev.tandem.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

final class RecordJsonTest {

    @Test
    void every_type_of_attribute_is_written_as_dynamodb_writes_it() {
        Map<String, AttributeValue> image = Map.of(
                "s", AttributeValue.fromS("text \"quoted\""),
                "n", AttributeValue.fromN("9007199254740993"),
                "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3})),
                "ss", AttributeValue.fromSs(List.of("a", "b")),
                "ns", AttributeValue.fromNs(List.of("1", "2")),
                "bs", AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {4}))),
                "bool", AttributeValue.fromBool(false),
                "nul", AttributeValue.fromNul(true),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromS("x"), AttributeValue.fromBool(true))),
                "m", AttributeValue.fromM(Map.of("deep", AttributeValue.fromN("1.5"))));
        Record record = Record.builder()
                .eventID("id")
                .eventName("INSERT")
                .awsRegion("local")
                .dynamodb(change -> change.keys(Map.of("pk", AttributeValue.fromS("room#r")))
                        .newImage(image)
                        .sequenceNumber("000000000000000000001")
                        .sizeBytes(17L)
                        .streamViewType("NEW_IMAGE")
                        .approximateCreationDateTime(Instant.ofEpochMilli(1_760_000_000_500L)))
                .build();

        Json written = JsonReader.FILES.read(
                RecordJson.of(record, RecordJson.event(record, "arn")).json());

        assertThat(written).isEqualTo(JsonReader.FILES.read("""
                {"eventID":"id","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"local",
                 "dynamodb":{"ApproximateCreationDateTime":1760000000.5,"Keys":{"pk":{"S":"room#r"}},"NewImage":{
                   "s":{"S":"text \\"quoted\\""},"n":{"N":"9007199254740993"},"b":{"B":"AQID"},"ss":{"SS":["a","b"]},
                   "ns":{"NS":["1","2"]},"bs":{"BS":["BA=="]},"bool":{"BOOL":false},"nul":{"NULL":true},
                   "l":{"L":[{"S":"x"},{"BOOL":true}]},"m":{"M":{"deep":{"N":"1.5"}}}},
                   "SequenceNumber":"000000000000000000001","SizeBytes":17,"StreamViewType":"NEW_IMAGE"},
                 "eventSourceARN":"arn"}"""));
    }
}
