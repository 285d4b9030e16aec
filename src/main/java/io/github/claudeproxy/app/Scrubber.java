package io.github.claudeproxy.app;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in a text. It is the second net: whoever logs does not log secrets
 * in the first place.
 */
final class Scrubber {
    private static final String MASK = "********";
    private static final List<Rule> RULES =
            List.of(
                    new Rule("sk-ant-", "sk-ant-[A-Za-z0-9_-]+", "sk-ant-" + MASK),
                    new Rule("cpk_", "(cpk_[A-Za-z0-9]{1,16})_[A-Za-z0-9_-]+", "$1_" + MASK),
                    new Rule("eyJ", "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", "eyJ" + MASK),
                    new Rule("earer", "([Bb]earer)[ +]+[^\\s\"\\\\,;]+", "$1 " + MASK));

    private Scrubber() {}

    static String scrub(String text) {
        String scrubbed = text;
        for (Rule rule : RULES) {
            scrubbed = rule.apply(scrubbed);
        }
        return scrubbed;
    }

    /** The start is looked for first, because nearly no text holds a secret. */
    private record Rule(String start, Pattern pattern, String replacement) {
        Rule(String start, String regex, String replacement) {
            this(start, Pattern.compile(regex), replacement);
        }

        String apply(String text) {
            return text.contains(start) ? pattern.matcher(text).replaceAll(replacement) : text;
        }
    }
}
