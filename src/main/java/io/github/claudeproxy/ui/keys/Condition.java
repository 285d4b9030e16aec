package io.github.claudeproxy.ui.keys;

/** How a key is, as the table says it. */
public enum Condition {
    ACTIVE("fine"),
    /** A limit of its day or its budget is reached. */
    USED_UP("attention"),
    DISABLED("off"),
    EXPIRED("broken");

    private final String style;

    Condition(String style) {
        this.style = style;
    }

    /** The style class of its badge. */
    String style() {
        return style;
    }
}
