package dev.tandem.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.local.LambdaFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A user pool: its public keys at an address, and access tokens as Cognito makes them, with what the function of its trigger adds. */
final class SignIns implements AutoCloseable {
    static final String CLIENT = "3n4b5urk1ft4fl3mg5e62d9ado";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RSAKey key;
    private final HttpServer server;

    SignIns() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyID("one")
                .generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            byte[] keys = new JWKSet(key).toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keys() {
        return issuer() + "/.well-known/jwks.json";
    }

    /** An access token of somebody; the trigger gets the event that Cognito sends. */
    String token(String user, String name, LambdaFunction trigger) throws Exception {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(user)
                .claim("client_id", CLIENT)
                .claim("token_use", "access")
                .claim("scope", "openid profile email")
                .claim("origin_jti", UUID.randomUUID().toString())
                .claim("auth_time", now.getEpochSecond())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
        JsonNode added = JSON.readTree(trigger.invoke(event(user, name).getBytes(UTF_8)))
                .path("response")
                .path("claimsAndScopeOverrideDetails")
                .path("accessTokenGeneration")
                .path("claimsToAddOrOverride");
        added.properties()
                .forEach(claim -> claims.claim(
                        claim.getKey(),
                        claim.getValue().isBoolean()
                                ? claim.getValue().asBoolean()
                                : claim.getValue().asText()));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** Source: "Pre token generation Lambda trigger", event version 2. */
    private static String event(String user, String name) {
        return """
                {"version":"2","triggerSource":"TokenGeneration_HostedAuth","region":"eu-west-1","userPoolId":"eu-west-1_example",
                "userName":"%1$s","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"%3$s"},
                "request":{"userAttributes":{"sub":"%1$s","email_verified":"true","cognito:user_status":"CONFIRMED","name":"%2$s",
                "email":"%1$s@example.com"},"groupConfiguration":{"groupsToOverride":[],"iamRolesToOverride":[],"preferredRole":null},
                "scopes":["openid","profile","email"]},"response":{"claimsAndScopeOverrideDetails":null}}""".formatted(user, name, CLIENT);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
