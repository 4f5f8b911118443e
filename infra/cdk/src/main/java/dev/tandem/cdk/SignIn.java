package dev.tandem.cdk;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.LambdaVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolOperation;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** Who people are: a user pool with its own pages for signing in, and the app as a client that keeps no secret (PKCE). */
final class SignIn extends Construct {
    /** Where the app takes up the answer of the sign-in, under its own address. */
    static final String BACK = "/sign-in";

    private static final Duration ACCESS = Duration.hours(1);
    private static final Duration REFRESH = Duration.days(30);
    private static final Duration REPEATED = Duration.seconds(60);
    private static final int PASSWORD = 12;

    private final UserPool pool;
    private final UserPoolDomain domain;

    SignIn(Construct scope, Stage stage) {
        super(scope, "SignIn");
        pool = UserPool.Builder.create(this, "People")
                .userPoolName("tandem-" + stage.name())
                .featurePlan(FeaturePlan.ESSENTIALS)
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                .standardAttributes(StandardAttributes.builder()
                        .email(required())
                        .fullname(required())
                        .build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(PASSWORD)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .build())
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .deletionProtection(stage.kept())
                .removalPolicy(stage.kept() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        // Names of sign-in pages are one world for all accounts.
        domain = pool.addDomain(
                "Pages",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix("tandem-" + stage.name() + "-" + Aws.ACCOUNT_ID)
                                .build())
                        .build());
    }

    /** Names and addresses go into access tokens. */
    void claims(IFunction claims) {
        pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claims, LambdaVersion.V2_0);
    }

    /** The app at its address, as a client. */
    UserPoolClient app(String url) {
        return UserPoolClient.Builder.create(this, "App")
                .userPool(pool)
                .generateSecret(false)
                // What its pages need, and no more: with the flow of refresh tokens among them, tokens would not be
                // replaced.
                .authFlows(AuthFlow.builder().userSrp(true).build())
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .accessTokenValidity(ACCESS)
                .idTokenValidity(ACCESS)
                .refreshTokenValidity(REFRESH)
                // Whoever copies a refresh token is found out; whoever never got the answer asks again.
                .refreshTokenRotationGracePeriod(REPEATED)
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE))
                        .callbackUrls(List.of(url + BACK))
                        .logoutUrls(List.of(url + "/"))
                        .build())
                .build();
    }

    String issuer() {
        return "https://cognito-idp." + Stack.of(this).getRegion() + ".amazonaws.com/" + pool.getUserPoolId();
    }

    String keys() {
        return issuer() + "/.well-known/jwks.json";
    }

    /** The pages and the token endpoint. */
    String pages() {
        return domain.baseUrl();
    }

    private static StandardAttribute required() {
        return StandardAttribute.builder().required(true).mutable(true).build();
    }
}
