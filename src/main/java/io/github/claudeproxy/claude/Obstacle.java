package io.github.claudeproxy.claude;

/** What can stand in the way of a connection, for those who have words of their own for it. */
public enum Obstacle {
    /** What was given does not look like an API key. */
    NOT_A_KEY,
    /** Anthropic does not take the API key; the detail is what it said. */
    KEY_REFUSED,
    /** Nobody answers at the host that the detail names. */
    NO_CONNECTION,
    /** The host took too long. */
    TOO_SLOW,
    /** The host's certificate or encryption is not in order. */
    NOT_TRUSTED,
    /** The host is not called, as the call would not be encrypted. */
    NOT_ENCRYPTED,
    /** The host has trouble of its own; the detail is host and status. */
    OUT_OF_ORDER,
    /** Something else than Anthropic answers there; the detail is host and status. */
    NOT_ANTHROPIC,
    /** The token endpoint takes nothing for now; the detail is for how many seconds. */
    BUSY,
    /** The token endpoint does not take the code; the detail is what it said. */
    CODE_REFUSED,
    /** The user, or Anthropic, said no. */
    NOT_GRANTED,
    /** What was brought back cannot be the answer. */
    UNREADABLE_ANSWER,
    /** The answer belongs to no sign-in that was begun here. */
    OTHER_SIGN_IN,
    /** The answer was brought back before. */
    USED_ANSWER,
    /** The sign-in took longer than ten minutes. */
    EXPIRED,
    /** No sign-in is under way. */
    NOT_BEGUN,
    /** It is not clear to which sign-in a code belongs. */
    SEVERAL,
    /** The user gave it up, or began another one. */
    CANCELLED
}
