package io.github.claudeproxy.claude;

/** Whether a request can go upstream now. */
public sealed interface CredentialState {
    /** It can, with this. */
    record Ready(Credential credential) implements CredentialState {}

    /** Not before a refresh: {@link ConnectionService#awaitCredential} waits for it. */
    record RefreshFirst() implements CredentialState {}

    /**
     * It cannot.
     *
     * @param message what happened and whom to ask, fit for a teammate
     * @param temporary whether it may well work in a while without anybody doing something
     */
    record Unavailable(String message, boolean temporary) implements CredentialState {}
}
