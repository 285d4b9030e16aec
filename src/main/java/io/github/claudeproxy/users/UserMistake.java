package io.github.claudeproxy.users;

/** What users are told they cannot do, for those who have words of their own for it. */
public enum UserMistake {
    NO_EMAIL("This is not an e-mail address."),
    PASSWORD_SHORT("The password must have at least " + PasswordRule.MIN + " characters."),
    PASSWORD_LONG("The password must have at most " + PasswordRule.MAX + " characters."),
    PASSWORD_BROKEN("The password contains a broken character."),
    OWNER_EXISTS("There is an owner already."),
    UNKNOWN_USER("No user has this e-mail address."),
    CHANGED_MEANWHILE("The user changed at the same moment. Try again."),
    BUSY("Too many sign in just now. Try again soon."),
    NOT_FOUNDER("Only who founded the account may invite others."),
    GONE("This user exists no longer.");

    private final String message;

    UserMistake(String message) {
        this.message = message;
    }

    /** In English, fit for the user. */
    public String message() {
        return message;
    }
}
