package io.github.claudeproxy.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the kernel's table of sockets, then looks for the process that holds one of them. */
final class LinuxPortOwners implements PortOwners {
    private static final String LISTENS = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Path proc;

    LinuxPortOwners(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<PortOwner> of(int port) {
        Set<String> sockets =
                Stream.of("net/tcp", "net/tcp6")
                        .flatMap(table -> lines(proc.resolve(table)))
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length > INODE && listensOn(fields, port))
                        .map(fields -> "socket:[" + fields[INODE] + "]")
                        .collect(Collectors.toSet());
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    private static boolean listensOn(String[] fields, int port) {
        return fields[STATE].equals(LISTENS) && fields[LOCAL].endsWith(":%04X".formatted(port));
    }

    private Optional<PortOwner> holder(Set<String> sockets) {
        return entries(proc).stream()
                .filter(entry -> entry.getFileName().toString().matches("\\d+"))
                .filter(process -> holds(process, sockets))
                .map(LinuxPortOwners::owner)
                .findFirst();
    }

    private static boolean holds(Path process, Set<String> sockets) {
        return entries(process.resolve("fd")).stream()
                .anyMatch(file -> sockets.contains(target(file)));
    }

    private static PortOwner owner(Path process) {
        String program = lines(process.resolve("comm")).findFirst().orElse("a program");
        return new PortOwner(program, Long.parseLong(process.getFileName().toString()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static List<Path> entries(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file).lines();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
