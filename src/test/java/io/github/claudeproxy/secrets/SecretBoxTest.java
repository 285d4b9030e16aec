package io.github.claudeproxy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.claudeproxy.secrets.SecretBox.Cell;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

class SecretBoxTest {
    private static final Cell CELL = new Cell("tokens", "row-1", "access");
    private static final String SECRET = "sk-ant-oat01-secret";

    @TempDir Path directory;

    @Test
    void opensWhatItSealedAfterARestart() {
        String sealed = box().seal(CELL, SECRET);

        assertEquals(Optional.of(SECRET), box().open(CELL, sealed));
        assertThat(sealed).doesNotContain("secret");
    }

    @Test
    void sealsTheSameTwiceDifferently() {
        SecretBox box = box();

        assertNotEquals(box.seal(CELL, SECRET), box.seal(CELL, SECRET));
    }

    @Test
    void opensInItsOwnCellOnly() {
        SecretBox box = box();
        String sealed = box.seal(CELL, SECRET);

        assertEquals(Optional.empty(), box.open(new Cell("other", "row-1", "access"), sealed));
        assertEquals(Optional.empty(), box.open(new Cell("tokens", "row-2", "access"), sealed));
        assertEquals(Optional.empty(), box.open(new Cell("tokens", "row-1", "refresh"), sealed));
    }

    @Test
    void opensOldTextsAfterARotation() {
        SecretBox box = box();
        String before = box.seal(CELL, SECRET);

        box.rotate();
        String after = box.seal(CELL, SECRET);

        assertThat(before).startsWith("1.");
        assertThat(after).startsWith("2.");
        assertEquals(Optional.of(SECRET), box().open(CELL, before));
        assertEquals(Optional.of(SECRET), box().open(CELL, after));
    }

    @Test
    void takesNoTextForThatOfAnotherKeyVersion() {
        SecretBox box = box();
        String sealed = box.seal(CELL, SECRET);
        box.rotate();

        assertEquals(Optional.empty(), box.open(CELL, "2" + sealed.substring(1)));
        assertEquals(Optional.empty(), box.open(CELL, "3" + sealed.substring(1)));
    }

    @Test
    void doesNotOpenWithAnotherKey() throws IOException {
        String sealed = box().seal(CELL, SECRET);
        Files.delete(file());

        assertEquals(Optional.empty(), box().open(CELL, sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1..", "1.AAAA.AAAA", "x.AAAAAAAAAAAAAAAA.AAAA", "1.%.%"})
    void doesNotOpenWhatNobodySealed(String text) {
        assertEquals(Optional.empty(), box().open(CELL, text));
    }

    @Test
    void keepsTheKeyForItsOwner() throws IOException {
        box();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

        box();

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "1 AAAA\n",
                "0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
            })
    void setsADamagedFileAside(String content) throws IOException {
        Files.writeString(file(), content);

        box();

        try (var files = Files.list(directory)) {
            Path aside =
                    files.filter(path -> path.toString().contains("damaged")).findFirst().get();
            assertEquals(content, Files.readString(aside));
        }
        assertThat(MasterKeys.decode(Files.readString(file()))).isPresent();
    }

    @Test
    void neverPrintsAKey() {
        assertThat(MasterKeys.first().toString()).isEqualTo("MasterKeys[versions [1]]");
    }

    private SecretBox box() {
        return SecretBox.open(new KeyFile(file()));
    }

    private Path file() {
        return directory.resolve("secret.key");
    }
}
