package dev.tandem.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tandem.local.LambdaFunction;
import dev.tandem.local.LocalContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A deployed handler, called in this process. */
record InProcess(RequestStreamHandler handler) implements LambdaFunction {

    @Override
    public byte[] invoke(byte[] event) throws IOException {
        var result = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event),
                result,
                new LocalContext(handler.getClass().getSimpleName()));
        return result.toByteArray();
    }
}
