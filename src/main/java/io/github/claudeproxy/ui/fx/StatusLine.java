package io.github.claudeproxy.ui.fx;

/** One line of truth about the program, the same wherever it is shown. */
public record StatusLine(Level level, String text) {
    /** How much the user needs to care. */
    public enum Level {
        FINE("fine"),
        BUSY("busy"),
        ATTENTION("attention"),
        BROKEN("broken");

        private final String style;

        Level(String style) {
            this.style = style;
        }

        /** The style class that colours the dot. */
        public String style() {
            return style;
        }
    }
}
