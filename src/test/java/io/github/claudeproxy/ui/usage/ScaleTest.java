package io.github.claudeproxy.ui.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ScaleTest {
    private static final long CENT = 10_000;

    @Test
    void reachesTheLargestInRoundSteps() {
        assertEquals(1, Scale.step(0, 1));
        assertEquals(1, Scale.step(4, 1));
        assertEquals(2, Scale.step(5, 1));
        assertEquals(4, Scale.step(14, 1));
        assertEquals(25, Scale.step(100, 1));
        assertEquals(250_000_000, Scale.step(900_000_000, 1));
    }

    @Test
    void writesNoHalfCents() {
        assertEquals(CENT, Scale.step(0, CENT));
        assertEquals(2 * CENT, Scale.step(5 * CENT, CENT));
        assertEquals(15 * CENT, Scale.step(60 * CENT, CENT));
    }

    @Test
    void wastesLessThanHalfOfTheHeight() {
        for (long largest = 5; largest < 5_000_000; largest = largest * 11 / 10 + 1) {
            long top = Scale.step(largest, 1) * Scale.STEPS;
            assertTrue(top >= largest && top < largest * 2, largest + " below " + top);
        }
    }
}
