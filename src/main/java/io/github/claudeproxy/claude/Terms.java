package io.github.claudeproxy.claude;

import java.util.List;

/** What Anthropic's terms say about connecting an account, shown before it is done. */
public record Terms(String text, String url, List<String> links) {
    static final Terms OF_CLAUDE_ACCOUNTS =
            new Terms(
                    """
                    Anthropic's terms do not permit this use of a Claude account. Free, Pro and Max \
                    logins are for you alone, in Anthropic's own apps: other programs may not \
                    collect or store them or send requests through them, and you may not make your \
                    account available to others. Anthropic may block the account without notice. \
                    Use an Anthropic API key instead: it is made for this, and billed by use. By \
                    going on you say that you have read this and take the risk yourself.""",
                    "https://code.claude.com/docs/en/legal-and-compliance",
                    List.of(
                            "https://code.claude.com/docs/en/legal-and-compliance",
                            "https://www.anthropic.com/legal/consumer-terms"));

    public Terms {
        links = List.copyOf(links);
    }
}
