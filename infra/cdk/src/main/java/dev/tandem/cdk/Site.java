package dev.tandem.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.assets.AssetOptions;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.ISource;
import software.amazon.awscdk.services.s3.deployment.Source;
import software.constructs.Construct;

/** The pages, from a bucket that only CloudFront reads; the API answers under the same address, so that no page asks elsewhere but for its socket. */
final class Site extends Construct {
    /** Every address of the app is the same page; a name with a dot is a file. */
    private static final String ONE_PAGE = """
            function handler(event) {
              var request = event.request;
              if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/')) request.uri = '/index.html';
              return request;
            }
            """;

    private static final Duration YEAR = Duration.days(365);

    /** Megabytes of the function that copies the files. */
    private static final int COPYING = 256;

    private final Bucket bucket;
    private final Distribution distribution;

    Site(Construct scope, String apiHost, List<String> connectsTo) {
        super(scope, "Site");
        bucket = Bucket.Builder.create(this, "Pages")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                // Nothing is lost with it: the pages are built from the sources.
                .removalPolicy(RemovalPolicy.DESTROY)
                .autoDeleteObjects(true)
                .build();
        BehaviorOptions.Builder pages = BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(bucket))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
                .compress(true)
                .responseHeadersPolicy(PageHeaders.of(this, connectsTo))
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .function(software.amazon.awscdk.services.cloudfront.Function.Builder.create(this, "OnePage")
                                .code(FunctionCode.fromInline(ONE_PAGE))
                                .runtime(FunctionRuntime.JS_2_0)
                                .build())
                        .build()));
        BehaviorOptions api = BehaviorOptions.builder()
                .origin(HttpOrigin.Builder.create(apiHost).build())
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .compress(false)
                .build();
        distribution = Distribution.Builder.create(this, "Distribution")
                .comment("Tandem")
                .defaultRootObject("index.html")
                .defaultBehavior(pages.build())
                .additionalBehaviors(Map.of("/api/*", api))
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .priceClass(PriceClass.PRICE_CLASS_ALL)
                .build();
    }

    /** Where people go, without a slash at the end. */
    String url() {
        return "https://" + distribution.getDistributionDomainName();
    }

    /**
     * Puts the pages there. Files whose name tells their content are kept for good; all others, the service worker among them, are asked for each time.
     *
     * @param config what the pages read first of all: where to sign in
     */
    void deploy(String folder, Map<String, Object> config) {
        // CloudFront compresses by itself.
        ISource pages = Source.asset(
                folder, AssetOptions.builder().exclude(List.of("**/*.br")).build());
        BucketDeployment kept = deployment("Assets", pages, "assets/*", true);
        BucketDeployment asked = deployment("Files", pages, "assets/*", false);
        // The new page names files that have to be there before it.
        asked.getNode().addDependency(kept);
        BucketDeployment.Builder.create(this, "Config")
                .destinationBucket(bucket)
                .distribution(distribution)
                .distributionPaths(List.of("/config.json"))
                .sources(List.of(Source.jsonData("config.json", config)))
                .cacheControl(List.of(CacheControl.noCache()))
                .prune(false)
                .memoryLimit(COPYING)
                .build();
    }

    private BucketDeployment deployment(String id, ISource source, String files, boolean only) {
        BucketDeployment.Builder deployment = BucketDeployment.Builder.create(this, id)
                .destinationBucket(bucket)
                .sources(List.of(source))
                .prune(false)
                .memoryLimit(COPYING);
        if (only) {
            return deployment
                    .exclude(List.of("*"))
                    .include(List.of(files))
                    .cacheControl(List.of(CacheControl.maxAge(YEAR), CacheControl.immutable()))
                    .build();
        }
        return deployment
                .exclude(List.of(files, "*.map", ".vite/*"))
                .cacheControl(List.of(CacheControl.noCache()))
                .distribution(distribution)
                .distributionPaths(List.of("/*"))
                .build();
    }
}
