package io.github.claudeproxy.config;

import java.net.URI;

/** Where Anthropic is and as which OAuth client to speak to it; all of it is configuration. */
public record ClaudeEndpoints(
        String clientId,
        URI authorizeUrl,
        URI tokenUrl,
        URI redirectUri,
        String scopes,
        URI apiBaseUrl) {

    public static final ClaudeEndpoints DEFAULTS =
            new ClaudeEndpoints(
                    "9d1c250a-e61b-44d9-88ed-5944d1962f5e",
                    URI.create("https://claude.ai/oauth/authorize"),
                    URI.create("https://platform.claude.com/v1/oauth/token"),
                    URI.create("https://platform.claude.com/oauth/code/callback"),
                    "org:create_api_key user:profile user:inference user:sessions:claude_code"
                            + " user:mcp_servers user:file_upload",
                    URI.create("https://api.anthropic.com"));
}
