package io.github.claudeproxy.users;

/** Where the secrets of this installation lie, by name. */
public interface SecretSource {
    /** Whether the secret has been made already. */
    boolean has(String name);

    /**
     * The secret, made of random bytes and kept when asked for the first time.
     *
     * @throws UserException if it cannot be read or kept, or is damaged
     */
    Secret get(String name);
}
