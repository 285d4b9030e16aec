package io.github.claudeproxy.limits;

import java.util.Locale;
import java.util.regex.Pattern;

/** A model's name, in which a star stands for any characters; upper and lower case are one. */
public record ModelGlob(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9*._:@/\\[\\]-]{1,100}");

    public ModelGlob {
        if (!SHAPE.matcher(text).matches()) {
            throw new LimitException(
                    "models", "models takes names such as claude-sonnet-* with at most 100 signs.");
        }
        text = text.toLowerCase(Locale.ROOT);
    }

    /** Without backtracking over more than the last star, so that no pattern is slow. */
    boolean matches(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        int at = 0;
        int glob = 0;
        int star = -1;
        int starAt = 0;
        while (at < name.length()) {
            if (glob < text.length() && text.charAt(glob) == '*') {
                star = glob++;
                starAt = at;
            } else if (glob < text.length() && text.charAt(glob) == name.charAt(at)) {
                glob++;
                at++;
            } else if (star >= 0) {
                glob = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        return text.chars().skip(glob).allMatch(rest -> rest == '*');
    }

    @Override
    public String toString() {
        return text;
    }
}
