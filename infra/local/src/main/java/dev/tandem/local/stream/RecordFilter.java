package dev.tandem.local.stream;

import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Which records matter: what {@code {"eventName":[…],"dynamodb":{"Keys":{key:{"S":[{"prefix":…}]}}}}} says as a filter pattern.
 *
 * @param eventNames some of {@code INSERT}, {@code MODIFY}, {@code REMOVE}
 * @param key a key attribute that is a string
 * @param prefix how its value begins
 */
public record RecordFilter(Set<String> eventNames, String key, String prefix) {

    public RecordFilter {
        eventNames = Set.copyOf(eventNames);
    }

    boolean matches(Record record) {
        AttributeValue value = record.dynamodb().keys().get(key);
        return eventNames.contains(record.eventNameAsString())
                && value != null
                && value.s() != null
                && value.s().startsWith(prefix);
    }
}
