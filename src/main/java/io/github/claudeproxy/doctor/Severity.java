package io.github.claudeproxy.doctor;

/** How bad it is, the worst last. */
public enum Severity {
    OK,
    /** It works, yet somebody should see to it. */
    WARNING,
    /** Something does not work, or is open to others. */
    PROBLEM
}
