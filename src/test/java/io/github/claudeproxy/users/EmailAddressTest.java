package io.github.claudeproxy.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class EmailAddressTest {
    @Test
    void keepsWhatWasTypedAndFindsItInAnyCaseAndComposition() {
        assertEquals(
                Optional.of(new EmailAddress("Ren\u00e9@Example.COM", "ren\u00e9@example.com")),
                EmailAddress.parse("  Rene\u0301@Example.COM\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "admin@nas",
                "first.last+tag@mail.example.co.uk",
                "o'brien@example.com",
                "\u00fcser@b\u00fccher.example",
                "\u7528\u6237@\u4f8b\u5b50.\u516c\u53f8"
            })
    void takes(String typed) {
        assertEquals(typed, EmailAddress.parse(typed).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "a@",
                "@b",
                "a b@c.d",
                "a@b@c",
                "a@b..c",
                "a@.b",
                "a@b.",
                "a@-b",
                "a@b-",
                "a@b_c",
                "Ann <a@b.c>",
                "a@b.c, d@e.f",
                "a\u0000@b.c",
                "a\u200b@b.c",
                "a\u202e@b.c",
                "a\r\nBcc: x@b.c",
                "\"a\"@b.c"
            })
    void refuses(String typed) {
        assertEquals(Optional.empty(), EmailAddress.parse(typed));
    }

    @Test
    void refusesWhatIsTooLong() {
        String longest = "a".repeat(64) + "@" + "b".repeat(185) + ".com";

        assertEquals(longest, EmailAddress.parse(longest).orElseThrow().key());
        assertEquals(Optional.empty(), EmailAddress.parse(longest + "m"));
        assertEquals(Optional.empty(), EmailAddress.parse("a".repeat(65) + "@b.c"));
        assertEquals(Optional.empty(), EmailAddress.parse("a@" + "b".repeat(1_000_000)));
    }
}
