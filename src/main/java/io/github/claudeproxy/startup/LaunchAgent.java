package io.github.claudeproxy.startup;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** A property list that launchd reads at login: launchd.plist(5). */
final class LaunchAgent {
    static final FileEntry.Form FORM = new FileEntry.Form(LaunchAgent::text, _ -> true);

    private static final String LABEL = "io.github.claudeproxy";

    private LaunchAgent() {}

    static Path in(Path home) {
        return home.resolve("Library/LaunchAgents").resolve(LABEL + ".plist");
    }

    static String text(Launcher launcher) {
        String arguments =
                launcher.command().stream()
                        .map(word -> "        <string>" + escaped(word) + "</string>\n")
                        .collect(Collectors.joining());
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
            <key>Label</key>
            <string>%s</string>
            <key>ProgramArguments</key>
            <array>
        %s    </array>
            <key>RunAtLoad</key>
            <true/>
            <key>LimitLoadToSessionType</key>
            <string>Aqua</string>
            <key>ProcessType</key>
            <string>Interactive</string>
        </dict>
        </plist>
        """
                .formatted(LABEL, arguments);
    }

    private static String escaped(String word) {
        return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
