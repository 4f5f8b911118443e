package dev.tandem.functions;

import dev.tandem.functions.usecase.Division;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The function that posts parts of large fan-outs.
 *
 * @param arn {@code TANDEM_FAN_OUT}: its ARN with the alias; without it nothing is divided
 * @param endpoint {@code TANDEM_LAMBDA_ENDPOINT}: where Lambda is, if not where the region says
 * @param sizes {@code TANDEM_PARTS}: {@code above,most}, above how many sockets a fan-out is divided and how many a part has at most; by default {@link
 *     Division#USUAL}
 */
record PostingFunction(String arn, Optional<URI> endpoint, Division.Sizes sizes) {
    private static final String FORM = "\\d{1,5},[1-9]\\d{0,4}";

    /**
     * As an environment names it.
     *
     * @throws IllegalArgumentException naming the variable that is wrong
     */
    static Optional<PostingFunction> of(Map<String, String> environment) {
        return text(environment, "TANDEM_FAN_OUT", "arn:[^\\s/]+")
                .map(arn -> new PostingFunction(
                        arn,
                        text(environment, "TANDEM_LAMBDA_ENDPOINT", "https?://[^\\s/]+")
                                .map(URI::create),
                        text(environment, "TANDEM_PARTS", FORM)
                                .map(PostingFunction::sizes)
                                .orElse(Division.USUAL)));
    }

    private static Optional<String> text(Map<String, String> environment, String name, String form) {
        Optional<String> value =
                Optional.of(environment.getOrDefault(name, "").strip()).filter(each -> !each.isEmpty());
        value.filter(each -> !each.matches(form)).ifPresent(wrong -> {
            throw new IllegalArgumentException(name + " is not of its form");
        });
        return value;
    }

    private static Division.Sizes sizes(String text) {
        int comma = text.indexOf(',');
        return new Division.Sizes(
                Integer.parseInt(text.substring(0, comma)), Integer.parseInt(text.substring(comma + 1)));
    }
}
