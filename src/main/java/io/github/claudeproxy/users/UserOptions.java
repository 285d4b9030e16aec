package io.github.claudeproxy.users;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What may be set about users.
 *
 * @param bcryptCost 12 in production; each step doubles the time of a password check
 * @param invitationLife how long an invitation may be used
 * @param openRegistration whether anybody may found an account now; asked at each registration
 */
public record UserOptions(
        int bcryptCost, Duration invitationLife, BooleanSupplier openRegistration) {
    public UserOptions {
        if (bcryptCost < 4 || bcryptCost > 16) {
            throw new IllegalArgumentException("bcrypt cost " + bcryptCost);
        }
    }

    /** The options of production. */
    public static UserOptions standard(BooleanSupplier openRegistration) {
        return new UserOptions(12, Duration.ofDays(3), openRegistration);
    }

    /** The same at another cost of a password check. */
    public UserOptions withBcryptCost(int cost) {
        return new UserOptions(cost, invitationLife, openRegistration);
    }
}
