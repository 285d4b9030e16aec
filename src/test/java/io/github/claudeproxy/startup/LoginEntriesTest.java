package io.github.claudeproxy.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

/** What is written, for each system. */
final class LoginEntriesTest {
    private static final Launcher PLAIN =
            new Launcher(Path.of("/opt/claude-proxy/bin/claude-proxy"), List.of("--hidden"));

    @Test
    void linux() {
        assertThat(DesktopEntry.text(PLAIN))
                .isEqualTo(
                        """
                        [Desktop Entry]
                        Type=Application
                        Name=Claude Proxy
                        Comment=Share one Anthropic account with your team
                        Comment[de]=Ein Anthropic-Konto mit dem Team teilen
                        TryExec=/opt/claude-proxy/bin/claude-proxy
                        Exec=/opt/claude-proxy/bin/claude-proxy --hidden
                        Icon=claude-proxy
                        Terminal=false
                        X-GNOME-Autostart-enabled=true
                        X-GNOME-Autostart-Delay=10
                        """);
        assertThat(DesktopEntry.isOn(DesktopEntry.text(PLAIN))).isTrue();
    }

    @Test
    void linuxQuotesWhatTheSpecificationReserves() {
        Launcher odd =
                new Launcher(
                        Path.of("/opt/A \"b\" $c `d` \\e 100%/bin/x"),
                        List.of("--data-dir", "/home/ann/My Data"));

        assertThat(DesktopEntry.text(odd).lines().filter(line -> line.contains("Exec=")))
                .containsExactly(
                        "TryExec=/opt/A \"b\" $c `d` \\\\e 100%/bin/x",
                        "Exec=\"/opt/A \\\\\"b\\\\\" \\\\$c \\\\`d\\\\` \\\\\\\\e 100%%/bin/x\""
                                + " --data-dir \"/home/ann/My Data\"");
    }

    @Test
    void macOs() throws Exception {
        Launcher odd =
                new Launcher(
                        Path.of("/Applications/R&D <Proxy>.app/Contents/MacOS/Claude Proxy"),
                        List.of("--hidden"));

        String text = LaunchAgent.text(odd);

        assertThat(text)
                .contains(
                        """
                            <key>ProgramArguments</key>
                            <array>
                                <string>/Applications/R&amp;D &lt;Proxy&gt;.app/Contents/MacOS/Claude Proxy</string>
                                <string>--hidden</string>
                            </array>
                            <key>RunAtLoad</key>
                            <true/>
                        """);
        DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
        xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        assertThat(
                        xml.newDocumentBuilder()
                                .parse(
                                        new ByteArrayInputStream(
                                                text.getBytes(StandardCharsets.UTF_8)))
                                .getDocumentElement()
                                .getTagName())
                .isEqualTo("plist");
        assertThat(LaunchAgent.in(Path.of("/Users/ann")))
                .isEqualTo(Path.of("/Users/ann/Library/LaunchAgents/io.github.claudeproxy.plist"));
    }

    @Test
    void windows() {
        Launcher spaced =
                new Launcher(
                        Path.of("C:\\Program Files\\Claude Proxy\\Claude Proxy.exe"),
                        List.of("--hidden"));

        assertThat(RunKey.add(spaced))
                .containsExactly(
                        "reg.exe",
                        "add",
                        "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run",
                        "/v",
                        "Claude Proxy",
                        "/t",
                        "REG_SZ",
                        "/d",
                        "\\\"C:\\Program Files\\Claude Proxy\\Claude Proxy.exe\\\" \\\"--hidden\\\"",
                        "/f");
    }

    @Test
    void windowsAsksWritesAndRemoves() throws IOException {
        List<String> asked = new ArrayList<>();
        RunKey entry =
                new RunKey(
                        command -> {
                            asked.add(
                                    command.get(1) + " " + command.get(2).replaceAll(".*\\\\", ""));
                            return new RunKey.Result(0, "");
                        });

        entry.write(PLAIN);
        assertThat(entry.isOn()).isTrue();
        entry.remove();

        assertThat(asked)
                .containsExactly(
                        "add Run",
                        "delete Run",
                        "query Run",
                        "query Run",
                        "query Run",
                        "delete Run");
    }

    @Test
    void windowsSaysWhenItIsNotThereOrNotLetIn() throws IOException {
        RunKey absent = new RunKey(_ -> new RunKey.Result(1, "ERROR: unable to find"));

        assertThat(absent.isOn()).isFalse();
        absent.remove();
        assertThatThrownBy(() -> absent.write(PLAIN)).isInstanceOf(IOException.class);
    }

    @Test
    void windowsHeedsTheTaskManager() {
        String answer =
                "\r\nHKEY_CURRENT_USER\\...\\Run\r\n    Claude Proxy    REG_BINARY    %s\r\n";

        assertThat(RunKey.isApproved(answer.formatted("020000000000000000000000"))).isTrue();
        assertThat(RunKey.isApproved(answer.formatted("0300000095C7A1A2F1A2D901"))).isFalse();
        assertThat(RunKey.isApproved("ERROR: not there")).isTrue();
    }
}
