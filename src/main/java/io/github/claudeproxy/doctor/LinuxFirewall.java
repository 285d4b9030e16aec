package io.github.claudeproxy.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether ufw or firewalld are on, from what every user may read. */
final class LinuxFirewall implements Firewall {
    private static final String FIREWALLD = "firewalld";

    private final Path root;

    /** Looks below this directory, which is the root of the system except in tests. */
    LinuxFirewall(Path root) {
        this.root = root;
    }

    @Override
    public Optional<Symptom> on() {
        if (isUfwOn()) {
            return Optional.of(Symptom.FIREWALL_UFW);
        }
        return isFirewalldOn() ? Optional.of(Symptom.FIREWALL_FIREWALLD) : Optional.empty();
    }

    private boolean isUfwOn() {
        return text(root.resolve("etc/ufw/ufw.conf"))
                .lines()
                .anyMatch(line -> line.strip().equalsIgnoreCase("ENABLED=yes"));
    }

    private boolean isFirewalldOn() {
        try (Stream<Path> processes = Files.list(root.resolve("proc"))) {
            return processes
                    .filter(
                            process ->
                                    Character.isDigit(process.getFileName().toString().charAt(0)))
                    .anyMatch(process -> text(process.resolve("comm")).strip().equals(FIREWALLD));
        } catch (IOException _) {
            return false;
        }
    }

    /** Empty where there is none: processes end while they are looked at. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
