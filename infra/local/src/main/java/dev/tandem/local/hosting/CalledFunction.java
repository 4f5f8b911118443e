package dev.tandem.local.hosting;

import dev.tandem.local.LambdaFunction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A function that runs elsewhere and is called by Lambda's Invoke API, such as that of the Runtime Interface Emulator in AWS's container images: whatever it
 * is written in. An answer with {@code X-Amz-Function-Error} is a failure.
 */
final class CalledFunction implements LambdaFunction {
    /** The longest that Lambda lets a function run. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    CalledFunction(URI url) {
        this.url = url;
    }

    @Override
    public byte[] invoke(byte[] event) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(event))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2
                || answer.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new IOException("The function at " + url + " failed with status " + answer.statusCode());
        }
        return answer.body();
    }
}
