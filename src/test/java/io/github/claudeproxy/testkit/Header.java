package io.github.claudeproxy.testkit;

/**
 * One header line as it was on the wire: the name in its own case, the value without outer blanks.
 */
public record Header(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
