package io.github.claudeproxy.users;

import java.text.Normalizer;
import java.util.Optional;

/** What a password must be: long enough, not endless, and text. */
final class PasswordRule {
    static final int MIN = 12;
    static final int MAX = 256;

    private PasswordRule() {}

    /** What is wrong with the password, for its owner to read. */
    static Optional<UserMistake> complaint(String password) {
        if (password.length() > 8 * MAX) {
            return Optional.of(UserMistake.PASSWORD_LONG);
        }
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length < MIN) {
            return Optional.of(UserMistake.PASSWORD_SHORT);
        }
        if (length > MAX) {
            return Optional.of(UserMistake.PASSWORD_LONG);
        }
        if (composed.codePoints().anyMatch(PasswordRule::isHalfCharacter)) {
            return Optional.of(UserMistake.PASSWORD_BROKEN);
        }
        return Optional.empty();
    }

    /**
     * @throws UserException if the password does not do
     */
    static void require(String password) {
        Optional<UserMistake> complaint = complaint(password);
        if (complaint.isPresent()) {
            throw new UserException(complaint.get());
        }
    }

    /** Half a surrogate pair: all of them become the same byte, so they must not count. */
    private static boolean isHalfCharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
