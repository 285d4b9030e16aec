package io.github.claudeproxy.ui.usage;

/** What the bars of the chart are made of. */
public enum SplitBy {
    MODEL,
    KEY
}
