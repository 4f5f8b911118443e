package dev.tandem.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuerKeyTest {
    @TempDir
    private Path directory;

    @Test
    void the_key_stays_the_same_and_only_its_owner_can_read_it() throws Exception {
        Path file = directory.resolve("issuer.jwk");

        var made = IssuerKey.in(file);

        assertThat(IssuerKey.in(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".draft"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"kty\":\"EC\"", "hello", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"})
    void a_file_that_holds_no_key_is_refused_and_left_alone(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("issuer.jwk"), content);

        assertThatThrownBy(() -> IssuerKey.in(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("key-unusable"))
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent(content);
    }
}
