package dev.tandem.functions.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.json.Json;
import dev.tandem.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class TokenClaimsHandlerTest {
    private static final String EVENT = """
            {"version":"2","triggerSource":"TokenGeneration_HostedAuth","region":"eu-central-1","userPoolId":"eu-central-1_AbCdEfGhI","userName":"f3a4",
             "callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"1h57kf5cpq17m0eml12EXAMPLE"},
             "request":{"userAttributes":ATTRIBUTES,"groupConfiguration":{"groupsToOverride":[]},"scopes":["openid"]},
             "response":{"claimsAndScopeOverrideDetails":null}}""";

    @Test
    @DisplayName("A2 an access token of Cognito tells name and address, and whether the address is proven")
    void profile() throws Exception {
        String answer = answer(
                "{\"sub\":\"f3a4\",\"name\":\"Ann\",\"email\":\"ann@example.com\",\"email_verified\":\"true\",\"phone_number\":\"+66\"}");
        assertThat(answer).contains("""
                "claimsToAddOrOverride":{"name":"Ann","email":"ann@example.com","email_verified":true}""".strip());
        assertThat(answer).contains("\"triggerSource\":\"TokenGeneration_HostedAuth\"");
    }

    @Test
    @DisplayName("A2 what a profile does not have is not claimed, and an unproven address is said to be one")
    void thinProfile() throws Exception {
        assertThat(answer("{\"sub\":\"f3a4\",\"email\":\"ann@example.com\",\"email_verified\":\"false\"}"))
                .contains("""
                "claimsToAddOrOverride":{"email":"ann@example.com","email_verified":false}""".strip());
        assertThat(answer("{\"sub\":\"f3a4\"}")).contains("\"claimsToAddOrOverride\":{}");
    }

    private static String answer(String attributes) throws Exception {
        var result = new ByteArrayOutputStream();
        byte[] event = EVENT.replace("ATTRIBUTES", attributes).getBytes(StandardCharsets.UTF_8);
        new TokenClaimsHandler().handleRequest(new ByteArrayInputStream(event), result, null);
        Json read = JsonReader.EVENTS.read(result.toByteArray());
        assertThat(read).isInstanceOf(Json.Obj.class);
        return result.toString(StandardCharsets.UTF_8);
    }
}
