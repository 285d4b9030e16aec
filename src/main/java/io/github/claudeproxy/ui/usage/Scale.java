package io.github.claudeproxy.ui.usage;

/** Round numbers for an axis. */
final class Scale {
    private static final long[] QUARTERS = {4, 8, 12, 16, 20, 24, 32, 40};

    private Scale() {}

    /** A number that four lines divide well, not below the largest there is. */
    static long top(long largest) {
        if (largest <= 4) {
            return 4;
        }
        long unit = powerOfTenUpTo(largest);
        for (long quarters : QUARTERS) {
            long candidate = quarters * unit / 4;
            if (candidate >= largest && candidate % 4 == 0) {
                return candidate;
            }
        }
        return unit * 12;
    }

    private static long powerOfTenUpTo(long largest) {
        long unit = 1;
        while (unit <= largest / 10) {
            unit *= 10;
        }
        return unit;
    }
}
