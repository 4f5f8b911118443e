package dev.tandem.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.constructs.IConstruct;

/**
 * The rules of cdk-nag (AWS Solutions) hold; where one does not, its reason stands here, as narrow as it can be said. In the order of their names, so that
 * the same sources give the same template.
 */
final class Reasons {
    /** What rules are left out in a part of the stack of functions, by the beginning of the part's name. */
    private static final Map<String, Map<String, String>> BY_PART = Map.of(
            "Sockets",
            Map.of(
                    "AwsSolutions-APIG4",
                    "A WebSocket API is authorized where a socket opens ($connect); frames come by sockets that were let in, and every function asks again who it is"),
            "Rest",
            Map.of(
                    "AwsSolutions-APIG4",
                    "The function checks the access token itself, the same way as on a laptop, and answers with its own problem details; some paths are open to everybody (invitations, OpenAPI)"),
            "SignIn",
            Map.of(
                    "AwsSolutions-COG2", "People choose whether they want a second factor: it is offered",
                    "AwsSolutions-COG3",
                            "Threat protection is paid by the month and person; nothing is paid while nobody works. It is one setting away"),
            "Site",
            Map.of(
                    "AwsSolutions-S1", "The bucket holds the built pages alone, and CloudFront alone reads it",
                    "AwsSolutions-CFR1", "People travel",
                    "AwsSolutions-CFR2",
                            "A web ACL is paid by the month; the stages of both APIs are throttled, and the functions limit clients, people and addresses",
                    "AwsSolutions-CFR3",
                            "A log of who asked for which page would be personal data without a use; the APIs' access logs name nobody",
                    "AwsSolutions-CFR4",
                            "The default certificate of CloudFront fixes the policy; with a domain of one's own it is TLS 1.2"),
            "Telling",
            Map.of("AwsSolutions-SQS3", "It is the place for what could not be told"),
            "Custom::CDKBucketDeployment",
            Map.of(
                    "AwsSolutions-IAM4", "The CDK's own function, which runs only while a deployment does",
                    "AwsSolutions-IAM5",
                            "The CDK's own function copies whatever the build made from the assets' bucket to the pages' bucket",
                    "AwsSolutions-L1", "The CDK's own function"),
            "Custom::S3AutoDeleteObjects",
            Map.of(
                    "AwsSolutions-IAM4", "The CDK's own function, which runs only when the stack goes",
                    "AwsSolutions-L1", "The CDK's own function"));

    private static final String TRACES = "X-Ray has no resources to name";
    private static final String SOCKETS =
            "A function may post to and close any socket of this API and stage, and of no other: their ids come while it runs";

    private Reasons() {}

    /** Checks all stacks; findings are errors of the synthesis. */
    static void check(App app, AppStack made) {
        made.getNode().getChildren().forEach(Reasons::say);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
    }

    private static void say(IConstruct part) {
        String name = part.getNode().getId();
        new TreeMap<>(BY_PART)
                .entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()) && !(part instanceof TandemFunction))
                        .forEach(entry -> NagSuppressions.addResourceSuppressions(
                                part,
                                new TreeMap<>(entry.getValue())
                                        .entrySet().stream()
                                                .map(rule -> NagPackSuppression.builder()
                                                        .id(rule.getKey())
                                                        .reason(rule.getValue())
                                                        .build())
                                                .toList(),
                                true));
        if (part instanceof TandemFunction) {
            NagSuppressions.addResourceSuppressions(
                    part,
                    List.of(wildcard(TRACES, "Resource::*"), wildcards(SOCKETS, "POST"), wildcards(SOCKETS, "DELETE")),
                    true);
        }
    }

    private static NagPackSuppression wildcard(String reason, String finding) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(List.of(finding))
                .build();
    }

    private static NagPackSuppression wildcards(String reason, String method) {
        return NagPackSuppression.builder()
                .id("AwsSolutions-IAM5")
                .reason(reason)
                .appliesTo(Stream.of(RegexAppliesTo.builder()
                                .regex("/^Resource::arn:.*:execute-api:.*\\/live\\/" + method
                                        + "\\/@connections\\/\\*$/g")
                                .build())
                        .toList())
                .build();
    }
}
