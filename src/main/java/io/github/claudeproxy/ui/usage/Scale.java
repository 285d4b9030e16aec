package io.github.claudeproxy.ui.usage;

/** Round numbers for an axis. */
final class Scale {
    private Scale() {}

    /** A number that four lines divide well, not below the largest there is. */
    static long top(long largest) {
        if (largest <= 4) {
            return 4;
        }
        long unit = (long) Math.pow(10, Math.floor(Math.log10(largest)));
        for (long quarters : new long[] {4, 8, 12, 16, 20, 24, 32, 40}) {
            long candidate = quarters * unit / 4;
            if (candidate >= largest && candidate % 4 == 0) {
                return candidate;
            }
        }
        return unit * 12;
    }
}
