package dev.tandem.local.stream;

import dev.tandem.json.Json;
import dev.tandem.json.JsonWriter;
import dev.tandem.json.ObjectBuilder;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Writes records as Lambda's event has them: attribute values in DynamoDB's own JSON, times in seconds. */
final class RecordJson {
    private RecordJson() {}

    /** What goes to the function, and how it is told apart on the way. */
    static StreamRecord of(Record record, Json event) {
        var change = record.dynamodb();
        return new StreamRecord(
                change.sequenceNumber(),
                JsonWriter.write(attributes(change.keys())),
                change.approximateCreationDateTime(),
                JsonWriter.write(event));
    }

    /** The record as an event has it. */
    static Json event(Record record, String streamArn) {
        var change = record.dynamodb();
        ObjectBuilder dynamodb = Json.object()
                .put(
                        "ApproximateCreationDateTime",
                        seconds(change.approximateCreationDateTime().toEpochMilli()))
                .put("Keys", attributes(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.put("NewImage", attributes(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.put("OldImage", attributes(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber())
                .put("SizeBytes", change.sizeBytes())
                .put("StreamViewType", change.streamViewTypeAsString());
        return Json.object()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", record.awsRegion())
                .put("dynamodb", dynamodb.build())
                .put("eventSourceARN", streamArn)
                .build();
    }

    private static Json seconds(long millis) {
        return new Json.Num(BigDecimal.valueOf(millis, 3));
    }

    private static Json attributes(Map<String, AttributeValue> attributes) {
        Map<String, Json> members = new TreeMap<>();
        attributes.forEach((name, value) -> members.put(name, attribute(value)));
        return new Json.Obj(members);
    }

    private static Json attribute(AttributeValue value) {
        Json content = switch (value.type()) {
            case S -> Json.of(value.s());
            case N -> Json.of(value.n());
            case B -> base64(value.b());
            case BOOL -> Json.of(value.bool());
            case NUL -> Json.of(true);
            case SS -> texts(value.ss());
            case NS -> texts(value.ns());
            case BS -> Json.array(value.bs().stream().map(RecordJson::base64).toList());
            case L -> Json.array(value.l().stream().map(RecordJson::attribute).toList());
            case M -> attributes(value.m());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("An attribute of a new type: " + value);
        };
        return Json.object()
                .put(
                        value.type() == AttributeValue.Type.NUL
                                ? "NULL"
                                : value.type().name(),
                        content)
                .build();
    }

    private static Json base64(SdkBytes bytes) {
        return Json.of(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
    }

    private static Json texts(Collection<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }
}
