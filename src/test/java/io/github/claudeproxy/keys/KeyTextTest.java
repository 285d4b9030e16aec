package io.github.claudeproxy.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

class KeyTextTest {
    private static final List<String> ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                    .codePoints()
                    .mapToObj(Character::toString)
                    .toList();

    private final SecureRandom random = new SecureRandom();

    @Test
    void hasTheDocumentedForm() {
        String key = newKey();

        assertTrue(
                key.matches("cpk_[0-9a-hjkmnp-tv-z]{8}_[A-Za-z0-9_-]{43}[0-9a-hjkmnp-tv-z]{6}"),
                key);
        assertTrue(KeyText.hasShape(key) && KeyText.isWhole(key));
    }

    @Test
    void findsEverySingleWrongCharacter() {
        String key = newKey();

        for (int i = 0; i < key.length(); i++) {
            for (String wrong : ALPHABET) {
                String typo = key.substring(0, i) + wrong + key.substring(i + 1);
                assertEquals(typo.equals(key), accepts(typo), typo);
            }
        }
    }

    @Test
    void findsEveryPairOfSwappedCharacters() {
        String key = newKey();

        for (int i = 1; i < key.length(); i++) {
            String start = key.substring(0, i - 1);
            String swapped = start + key.charAt(i) + key.charAt(i - 1) + key.substring(i + 1);
            assertEquals(swapped.equals(key), accepts(swapped), swapped);
        }
    }

    @Test
    void refusesEveryOtherShape() {
        String key = newKey();

        for (int end = 0; end < key.length(); end++) {
            assertFalse(accepts(key.substring(0, end)));
        }
        assertFalse(accepts(key + "0"));
        assertFalse(accepts(" " + key.substring(0, 61)));
        assertFalse(accepts(key.toUpperCase(Locale.ROOT)));
        assertFalse(accepts(key.substring(0, 20) + "äöü€" + key.substring(24)));
    }

    @Test
    void masksTheSecret() {
        KeySecret secret = KeyText.randomSecret("0a1b2c3d", random);

        assertEquals("cpk_0a1b2c3d_…", secret.toString());
    }

    private String newKey() {
        return KeyText.randomSecret(KeyText.randomId(random), random).value();
    }

    private static boolean accepts(String text) {
        return KeyText.hasShape(text) && KeyText.isWhole(text);
    }
}
