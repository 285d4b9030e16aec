package io.github.claudeproxy.ui.usage;

/** Round numbers for an axis of four steps. */
final class Scale {
    static final int STEPS = 4;

    private static final long[] TENTHS = {10, 15, 20, 25, 30, 40, 50, 60, 80};

    private Scale() {}

    /**
     * The smallest round step with which the axis reaches this far.
     *
     * @param largest what must find room
     * @param unit the smallest step that can be written
     */
    static long step(long largest, long unit) {
        for (long power = unit; ; power *= 10) {
            for (long tenths : TENTHS) {
                long step = power * tenths / 10;
                if (step % unit == 0 && step * STEPS >= largest) {
                    return step;
                }
            }
        }
    }
}
