package io.github.claudeproxy.secrets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Test cases 13 to 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B. */
class AesGcmTest {
    private static final String ZERO_KEY = "00".repeat(32);
    private static final String ZERO_NONCE = "00".repeat(12);
    private static final String KEY = "feffe9928665731c6d6a8f9467308308".repeat(2);
    private static final String NONCE = "cafebabefacedbaddecaf888";
    private static final String PLAIN =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    private static final String CIPHER =
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";

    @Test
    void agreesWithCase13() {
        check(ZERO_KEY, ZERO_NONCE, "", "", "530f8afbc74536b9a963b4f1c4cb738b");
    }

    @Test
    void agreesWithCase14() {
        check(
                ZERO_KEY,
                ZERO_NONCE,
                "",
                "00".repeat(16),
                "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }

    @Test
    void agreesWithCase15() {
        check(KEY, NONCE, "", PLAIN, CIPHER + "b094dac5d93471bdec1a502270e3cc6c");
    }

    @Test
    void agreesWithCase16() {
        check(
                KEY,
                NONCE,
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                PLAIN.substring(0, 120),
                CIPHER.substring(0, 120) + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @ParameterizedTest
    @CsvSource({"0", "63", "64", "79"})
    void refusesOneChangedByte(int at) {
        byte[] sealed = hex(CIPHER + "b094dac5d93471bdec1a502270e3cc6c");
        sealed[at] ^= 1;

        assertEquals(Optional.empty(), AesGcm.decrypt(key(KEY), hex(NONCE), new byte[0], sealed));
    }

    @Test
    void refusesATextShorterThanItsTag() {
        assertEquals(
                Optional.empty(), AesGcm.decrypt(key(KEY), hex(NONCE), new byte[0], new byte[15]));
    }

    private static void check(String key, String nonce, String aad, String plain, String sealed) {
        byte[] actual = AesGcm.encrypt(key(key), hex(nonce), hex(aad), hex(plain));
        Optional<byte[]> opened = AesGcm.decrypt(key(key), hex(nonce), hex(aad), actual);

        assertEquals(sealed, HexFormat.of().formatHex(actual));
        assertArrayEquals(hex(plain), opened.orElseThrow());
    }

    private static SecretKey key(String hex) {
        return new SecretKeySpec(hex(hex), "AES");
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
