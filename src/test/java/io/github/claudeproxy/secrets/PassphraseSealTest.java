package io.github.claudeproxy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.claudeproxy.secrets.PassphraseException.Reason;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

final class PassphraseSealTest {
    private static final char[] PASSPHRASE = "a long passphrase".toCharArray();

    @Test
    void opensWhatItSealedWhateverTheLength() throws IOException {
        int piece = PassphraseKey.PIECE;
        for (int length : new int[] {0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 7}) {
            byte[] plain = bytes(length);

            assertThat(open(seal(plain))).as("%d bytes", length).isEqualTo(plain);
        }
    }

    @Test
    void hidesWhatItSeals() throws IOException {
        byte[] plain = "sk-ant-something that must not be seen".getBytes(UTF_8);

        assertThat(new String(seal(plain), UTF_8)).doesNotContain("sk-ant");
        assertThat(seal(plain)).isNotEqualTo(seal(plain));
    }

    @Test
    void standardTakesItsTime() throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream sealing = PassphraseSeal.standard().seal(to, PASSPHRASE)) {
            sealing.write(7);
        }

        assertThat(ByteBuffer.wrap(to.toByteArray()).getInt(21)).isEqualTo(250_000);
        assertThat(open(to.toByteArray())).containsExactly(7);
    }

    @Test
    void otherPassphraseIsTold() throws IOException {
        byte[] sealed = seal(bytes(10));

        assertThat(reason(sealed, "a long passphrasf")).isEqualTo(Reason.WRONG_PASSPHRASE);
        assertThat(reason(sealed, "")).isEqualTo(Reason.WRONG_PASSPHRASE);
    }

    @Test
    void lettersMayBeComposedOrNot() throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream sealing =
                PassphraseSeal.weak().seal(to, "Gr\u00fc\u00dfe".toCharArray())) {
            sealing.write(7);
        }

        char[] decomposed = "Gru\u0308\u00dfe".toCharArray();
        try (InputStream in =
                PassphraseSeal.open(new ByteArrayInputStream(to.toByteArray()), decomposed)) {
            assertThat(in.readAllBytes()).containsExactly(7);
        }
    }

    @Test
    void noticesEveryKindOfDamage() throws IOException {
        int piece = PassphraseKey.PIECE + AesGcm.TAG_BYTES;
        byte[] sealed = seal(bytes(2 * PassphraseKey.PIECE + 100));
        int head = sealed.length - 2 * piece - 100 - AesGcm.TAG_BYTES;

        for (int at : new int[] {head, head + piece + 5, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(reason(changed)).as("byte %d", at).isEqualTo(Reason.DAMAGED);
        }
        assertThat(reason(Arrays.copyOf(sealed, sealed.length - 1))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(Arrays.copyOf(sealed, head + 2 * piece))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(Arrays.copyOf(sealed, head + piece))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(Arrays.copyOf(sealed, head))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(Arrays.copyOf(sealed, head - 1))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(Arrays.copyOf(sealed, sealed.length + 1))).isEqualTo(Reason.DAMAGED);
        assertThat(reason(swapped(sealed, head, piece))).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void foreignAndNewerFilesAreTold() throws IOException {
        assertThat(reason(new byte[0])).isEqualTo(Reason.FOREIGN);
        assertThat(reason("SQLite format 3\0".getBytes(UTF_8))).isEqualTo(Reason.FOREIGN);

        byte[] newer = seal(bytes(1));
        newer["CLAUDE-PROXY SEALED ".length()] = 2;
        assertThat(reason(newer)).isEqualTo(Reason.NEWER);
    }

    @Test
    void doesNotWorkForeverOnAChangedHeader() throws IOException {
        byte[] endless = seal(bytes(1));
        Arrays.fill(endless, 21, 25, (byte) 0x7f);

        assertThat(reason(endless)).isEqualTo(Reason.DAMAGED);
    }

    private static byte[] swapped(byte[] sealed, int head, int piece) {
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, head, swapped, head + piece, piece);
        System.arraycopy(sealed, head + piece, swapped, head, piece);
        return swapped;
    }

    private static byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream sealing = PassphraseSeal.weak().seal(to, PASSPHRASE)) {
            sealing.write(plain, 0, plain.length / 3);
            sealing.write(plain, plain.length / 3, plain.length - plain.length / 3);
        }
        return to.toByteArray();
    }

    private static byte[] open(byte[] sealed) throws IOException {
        return open(sealed, PASSPHRASE);
    }

    private static byte[] open(byte[] sealed, char[] passphrase) throws IOException {
        try (InputStream in = PassphraseSeal.open(new ByteArrayInputStream(sealed), passphrase)) {
            return in.readAllBytes();
        }
    }

    private static Reason reason(byte[] sealed) {
        return reason(sealed, new String(PASSPHRASE));
    }

    private static Reason reason(byte[] sealed, String passphrase) {
        Reason[] reason = new Reason[1];
        assertThatThrownBy(() -> open(sealed, passphrase.toCharArray()))
                .isInstanceOfSatisfying(PassphraseException.class, e -> reason[0] = e.reason());
        return reason[0];
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
