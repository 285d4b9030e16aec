package io.github.claudeproxy.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class SecretFilesTest {
    @TempDir Path directory;

    @Test
    void makesASecretOnceAndKeepsIt() throws IOException {
        assertFalse(new SecretFiles(directory).has("jwt.secret"));

        byte[] made = new SecretFiles(directory).get("jwt.secret").bytes();
        byte[] kept = new SecretFiles(directory).get("jwt.secret").bytes();

        assertEquals(32, made.length);
        assertArrayEquals(made, kept);
        assertEquals(List.of(directory.resolve("jwt.secret")), files());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closesTheFileToOthersAlsoWhenItWasOpen() throws IOException {
        Path file = directory.resolve("jwt.secret");
        new SecretFiles(directory).get("jwt.secret");
        assertEquals("rw-------", mode(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        new SecretFiles(directory).get("jwt.secret");

        assertEquals("rw-------", mode(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 5000})
    void refusesADamagedFileAndLeavesItAsItIs(int size) throws IOException {
        Path file = directory.resolve("password.pepper");
        Files.write(file, new byte[size]);

        UserException error =
                assertThrows(
                        UserException.class,
                        () -> new SecretFiles(directory).get("password.pepper"));

        assertThat(error).hasMessageContaining(file + " is damaged");
        assertEquals(size, Files.size(file));
    }

    @Test
    void saysWhichFileItCannotMake() {
        SecretFiles files = new SecretFiles(directory.resolve("missing"));

        UserException error = assertThrows(UserException.class, () -> files.get("jwt.secret"));

        assertThat(error).hasMessageContaining("jwt.secret");
    }

    @Test
    void takesTheConfiguredSecretForSessionsAndMakesOnlyThePepper() throws IOException {
        String configured = "0123456789abcdef0123456789abcdef";

        UserSecrets secrets = UserSecrets.of(new SecretFiles(directory), configured);

        assertArrayEquals(Secret.ofText(configured).bytes(), secrets.sessions().bytes());
        assertEquals(List.of(directory.resolve("password.pepper")), files());
        assertFalse(secrets.toString().contains(configured));
    }

    @Test
    void refusesAConfiguredSecretThatIsTooShort() {
        UserException error =
                assertThrows(
                        UserException.class,
                        () -> UserSecrets.of(new SecretFiles(directory), "change-me"));

        assertEquals(
                "JWT_SECRET is too short: it needs at least 32 characters", error.getMessage());
    }

    @Test
    void tellsWhetherThePepperWasMadeJustNow() {
        assertTrue(UserSecrets.of(new SecretFiles(directory)).pepperIsNew());
        assertFalse(UserSecrets.of(new SecretFiles(directory)).pepperIsNew());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
