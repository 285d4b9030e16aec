package io.github.claudeproxy.audit;

import java.util.regex.Pattern;

/** The second net under those who must not hand in secrets. */
final class Mask {
    private static final Pattern SECRET =
            Pattern.compile(
                    "sk-ant-[\\w-]{20,}|cpk_[A-Za-z0-9]{1,16}_[\\w-]+|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private Mask() {}

    static String secretsOf(String text) {
        return SECRET.matcher(text).replaceAll("********");
    }
}
