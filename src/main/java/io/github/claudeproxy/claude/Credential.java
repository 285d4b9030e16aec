package io.github.claudeproxy.claude;

/** What proves to Anthropic who pays: exactly one of these goes with each upstream request. */
public sealed interface Credential permits OAuthTokens, ApiKeyCredential {
    /** The header that carries it, in lower case. */
    String headerName();

    /** The header's value. The only way to the secret from outside: for the upstream request. */
    String headerValue();
}
