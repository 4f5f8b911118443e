package dev.tandem.local.stack;

import dev.tandem.functions.push.Push;
import dev.tandem.functions.usecase.Division;
import dev.tandem.local.LambdaFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What stands between the parts of a stack: counts what passes, or breaks it. Asked once for each part, when the stack starts. */
public interface Between {
    /** Everything passes as it is. */
    Between NOTHING = new Between() {};

    /** What the functions have for a database. */
    default DynamoDbClient database(DynamoDbClient database) {
        return database;
    }

    /** What the functions post to sockets with. */
    default Push push(Push push) {
        return push;
    }

    /** How large fan-outs are that are divided, and their parts. */
    default Division.Sizes parts() {
        return Division.USUAL;
    }

    /**
     * What the gateway, the stream and the clock call.
     *
     * @param name the class of the handler, such as {@code UpdateHandler}
     */
    default LambdaFunction function(String name, LambdaFunction function) {
        return function;
    }
}
