package io.github.claudeproxy.users;

import java.text.Normalizer;
import java.util.Optional;

/** What a password must be: long enough, not endless, and text. */
final class PasswordRule {
    private static final int MIN = 12;
    private static final int MAX = 256;

    private PasswordRule() {}

    /** What is wrong with the password, for its owner to read. */
    static Optional<String> complaint(String password) {
        if (password.length() > 8 * MAX) {
            return tooLong();
        }
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length < MIN) {
            return Optional.of("The password must have at least " + MIN + " characters.");
        }
        if (length > MAX) {
            return tooLong();
        }
        if (composed.codePoints().anyMatch(PasswordRule::isHalfCharacter)) {
            return Optional.of("The password contains a broken character.");
        }
        return Optional.empty();
    }

    /**
     * @throws UserException if the password does not do
     */
    static void require(String password) {
        Optional<String> complaint = complaint(password);
        if (complaint.isPresent()) {
            throw new UserException(complaint.get());
        }
    }

    private static Optional<String> tooLong() {
        return Optional.of("The password must have at most " + MAX + " characters.");
    }

    /** Half a surrogate pair: all of them become the same byte, so they must not count. */
    private static boolean isHalfCharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
