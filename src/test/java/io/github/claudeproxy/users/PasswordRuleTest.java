package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class PasswordRuleTest {
    private static final Optional<UserMistake> FINE = Optional.empty();
    private static final Optional<UserMistake> TOO_SHORT = Optional.of(UserMistake.PASSWORD_SHORT);
    private static final Optional<UserMistake> TOO_LONG = Optional.of(UserMistake.PASSWORD_LONG);

    @Test
    void countsCharactersNotBytes() {
        assertEquals(TOO_SHORT, PasswordRule.complaint("a".repeat(11)));
        assertEquals(FINE, PasswordRule.complaint("a".repeat(12)));
        assertEquals(TOO_SHORT, PasswordRule.complaint("\ud83d\ude00".repeat(11)));
        assertEquals(FINE, PasswordRule.complaint("\ud83d\ude00".repeat(12)));
        assertEquals(TOO_SHORT, PasswordRule.complaint("e\u0301".repeat(11)));
    }

    @Test
    void endsAt256() {
        assertEquals(FINE, PasswordRule.complaint("\ud83d\ude00".repeat(256)));
        assertEquals(TOO_LONG, PasswordRule.complaint("a".repeat(257)));
        assertEquals(TOO_LONG, PasswordRule.complaint("a".repeat(1_000_000)));
    }

    @Test
    void refusesHalfACharacter() {
        assertEquals(
                Optional.of(UserMistake.PASSWORD_BROKEN),
                PasswordRule.complaint("twelve chars\ud800"));
    }
}
