package io.github.claudeproxy.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void neverPrintsASecret() {
        Secret token = new Secret("sk-ant-api03-abcdefgh-WXYZ");

        assertEquals("Secret[…]", token.toString());
        assertEquals("sk-ant-api03-…WXYZ", token.hint());
        assertThat(new ApiKeyCredential(token).toString()).doesNotContain("abcdefgh", "WXYZ");
    }
}
