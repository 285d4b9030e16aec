package io.github.claudeproxy.users;

/** How hard a password is to guess, roughly, so that its owner sees it while typing. */
public enum PasswordStrength {
    /** Refused, whatever else it is. */
    TOO_SHORT(0.08),
    WEAK(0.33),
    GOOD(0.67),
    STRONG(1);

    private static final int GOOD_BITS = 50;
    private static final int STRONG_BITS = 75;

    private final double share;

    PasswordStrength(double share) {
        this.share = share;
    }

    /** How much of a bar it fills, 1 for all of it. */
    public double share() {
        return share;
    }

    public static PasswordStrength of(String password) {
        if (PasswordRule.complaint(password).isPresent()) {
            return TOO_SHORT;
        }
        double bits = password.codePoints().distinct().count() * Math.log(alphabet(password));
        return bits < GOOD_BITS * Math.log(2) * 0.8
                ? WEAK
                : bits < STRONG_BITS * Math.log(2) * 0.8 ? GOOD : STRONG;
    }

    /** Among how many characters whoever guesses has to choose. */
    private static double alphabet(String password) {
        int size = 0;
        size += password.codePoints().anyMatch(Character::isLowerCase) ? 26 : 0;
        size += password.codePoints().anyMatch(Character::isUpperCase) ? 26 : 0;
        size += password.codePoints().anyMatch(Character::isDigit) ? 10 : 0;
        size += password.codePoints().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 30 : 0;
        return Math.max(size, 2);
    }
}
