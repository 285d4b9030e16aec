package io.github.claudeproxy.setup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings that clients read by themselves; JSON, in which no shell replaces anything. */
final class SettingsFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private SettingsFiles() {}

    static String claudeCode(ClientAccess access) {
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode environment = settings.putObject("env");
        environment(access).forEach(environment::put);
        return pretty(settings);
    }

    /** The prompt to log in is switched off, since the key takes its place. */
    static String vsCode(ClientAccess access) {
        ObjectNode settings = JSON.createObjectNode();
        ArrayNode variables = settings.putArray("claudeCode.environmentVariables");
        environment(access)
                .forEach(
                        (name, value) ->
                                variables.addObject().put("name", name).put("value", value));
        settings.put("claudeCode.disableLoginPrompt", true);
        return pretty(settings);
    }

    private static Map<String, String> environment(ClientAccess access) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ANTHROPIC_BASE_URL", access.baseUrl().toString());
        values.put("ANTHROPIC_AUTH_TOKEN", access.keyText());
        String caFile = access.caFile();
        if (caFile != null) {
            values.put("NODE_EXTRA_CA_CERTS", absolute(caFile));
        }
        return values;
    }

    /** Nothing stands for the home directory here, so the reader must put in their own. */
    private static String absolute(String path) {
        return path.startsWith("~/") ? "/path/to/" + path.substring(2) : path;
    }

    private static String pretty(ObjectNode settings) {
        return settings.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
