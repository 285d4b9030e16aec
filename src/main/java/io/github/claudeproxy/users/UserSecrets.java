package io.github.claudeproxy.users;

/**
 * The secrets behind sessions and passwords.
 *
 * @param sessions signs session tokens
 * @param pepper goes into every password hash; without it no stored password can be checked
 * @param pepperIsNew whether the pepper was made just now
 */
public record UserSecrets(Secret sessions, Secret pepper, boolean pepperIsNew) {
    private static final String SESSIONS = "jwt.secret";
    private static final String PEPPER = "password.pepper";

    /** Both from the source, made there at the first start. */
    public static UserSecrets of(SecretSource source) {
        boolean pepperIsNew = !source.has(PEPPER);
        return new UserSecrets(source.get(SESSIONS), source.get(PEPPER), pepperIsNew);
    }

    /**
     * As {@link #of(SecretSource)}, but sessions are signed with the configured {@code JWT_SECRET}.
     *
     * @throws UserException if that is shorter than 32 bytes
     */
    public static UserSecrets of(SecretSource source, String jwtSecret) {
        boolean pepperIsNew = !source.has(PEPPER);
        return new UserSecrets(configured(jwtSecret), source.get(PEPPER), pepperIsNew);
    }

    private static Secret configured(String jwtSecret) {
        try {
            return Secret.ofText(jwtSecret);
        } catch (IllegalArgumentException e) {
            throw new UserException("JWT_SECRET is too short: it needs at least 32 characters", e);
        }
    }
}
