package io.github.claudeproxy.doctor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A firewall whose state a command of the system tells, the same in every language. */
final class CommandFirewall implements Firewall {
    private static final Logger LOG = LoggerFactory.getLogger(CommandFirewall.class);
    private static final int PATIENCE_SECONDS = 5;

    static final CommandFirewall WINDOWS =
            new CommandFirewall(
                    Symptom.FIREWALL_WINDOWS,
                    "EnableFirewall\\s+REG_DWORD\\s+0x1",
                    List.of(
                            "reg",
                            "query",
                            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters"
                                    + "\\FirewallPolicy\\StandardProfile",
                            "/v",
                            "EnableFirewall"));
    static final CommandFirewall MACOS =
            new CommandFirewall(
                    Symptom.FIREWALL_MACOS,
                    "State = [12]",
                    List.of("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"));

    private final Symptom symptom;
    private final Pattern on;
    private final List<String> command;

    CommandFirewall(Symptom symptom, String on, List<String> command) {
        this.symptom = symptom;
        this.on = Pattern.compile(on);
        this.command = List.copyOf(command);
    }

    @Override
    public Optional<Symptom> on() {
        return Optional.of(symptom).filter(_ -> on.matcher(output()).find());
    }

    private String output() {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text =
                    new String(
                            process.getInputStream().readNBytes(65_536),
                            StandardCharsets.ISO_8859_1);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return text;
        } catch (IOException e) {
            LOG.debug("the firewall's state cannot be asked for", e);
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
