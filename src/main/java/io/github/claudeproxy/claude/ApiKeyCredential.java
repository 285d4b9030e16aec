package io.github.claudeproxy.claude;

/** An Anthropic API key. */
public record ApiKeyCredential(Secret key) implements Credential {
    @Override
    public String headerName() {
        return "x-api-key";
    }

    @Override
    public String headerValue() {
        return key.reveal();
    }
}
