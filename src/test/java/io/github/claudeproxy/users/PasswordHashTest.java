package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mindrot.jbcrypt.BCrypt;

import java.util.concurrent.atomic.AtomicInteger;

class PasswordHashTest {
    private final Secret pepper = Secret.random();
    private final PasswordHash hash = new PasswordHash(pepper, 4);

    @Test
    void knowsThePasswordAndNoOther() {
        String stored = hash.hash("correct horse battery");

        assertTrue(stored.matches("2:\\$2a\\$04\\$[./A-Za-z0-9]{53}"), stored);
        assertTrue(hash.matches("correct horse battery", stored));
        assertFalse(hash.matches("correct horse batterY", stored));
        assertFalse(hash.matches("", stored));
        assertNotEquals(stored, hash.hash("correct horse battery"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e9", "\u20ac", "\ud83d\ude00", "\0"})
    void tellsApartPasswordsThatShareTheirFirst72Bytes(String letter) {
        String shared = letter.repeat(72);
        String stored = hash.hash(shared + "one");

        assertFalse(hash.matches(shared + "two", stored));
        assertFalse(hash.matches(shared, stored));
        assertTrue(hash.matches(shared + "one", stored));
    }

    @Test
    void doesNotStopAtANul() {
        assertFalse(hash.matches("before\0other", hash.hash("before\0after")));
    }

    @Test
    void knowsAPasswordAgainHoweverItsLettersAreComposed() {
        assertTrue(hash.matches("cafe\u0301 au lait", hash.hash("caf\u00e9 au lait")));
    }

    @Test
    void isWorthlessWithoutItsPepper() {
        String stored = hash.hash("correct horse battery");

        assertFalse(new PasswordHash(Secret.random(), 4).matches("correct horse battery", stored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2:",
                "x",
                "$2a$04$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "1:$2a$04$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "2:$2b$04$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "2:$2y$04$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "2:$2a$31$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "2:$2a$04$DCq7YPn5Rq63x1Lad4cll.",
                "2:$2a$04$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.extra"
            })
    void takesADamagedHashForNobodysAndSpendsTheSameTime(String stored) {
        AtomicInteger calls = new AtomicInteger();
        PasswordHash counted =
                new PasswordHash(
                        pepper,
                        4,
                        (text, salt) -> {
                            calls.incrementAndGet();
                            return BCrypt.hashpw(text, salt);
                        });

        assertFalse(counted.matches("correct horse battery", stored));
        assertEquals(1, calls.get());
    }

    @Test
    void hasAHashOfNobodyAtTheCostOfTheOthers() {
        assertTrue(new PasswordHash(pepper, 12).ofNobody().startsWith("2:$2a$12$"));
        assertTrue(hash.ofNobody().matches("2:\\$2a\\$04\\$[./A-Za-z0-9]{53}"));
        assertFalse(hash.matches("", hash.ofNobody()));
    }

    /** The vectors of the original implementation, at its costs of 6 and 8. */
    @ParameterizedTest
    @CsvSource({
        "'',$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
        "'',$2a$08$HqWuK6/Ng6sg9gQzbLrgb.Tl.ZHfXLhvt/SgVyWhQqgqcZ7ZuUtye",
        "a,$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "a,$2a$08$cfcvVd2aQ8CMvoMpP2EBfeodLEkkFJ9umNEfPD18.hUF62qqlC/V.",
        "abc,$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "abcdefghijklmnopqrstuvwxyz,$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC"
    })
    void standsOnABcryptThatAgreesWithTheOriginal(String text, String expected) {
        assertEquals(expected, BCrypt.hashpw(text, expected));
    }
}
