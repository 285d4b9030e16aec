package io.github.claudeproxy.server;

import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Who may ask for what.
 *
 * @param allowedHosts further names a {@code Host} header may carry
 * @param remoteAdministration whether other machines may administer, over HTTPS only
 */
public record ServerAccess(Set<String> allowedHosts, BooleanSupplier remoteAdministration) {
    public ServerAccess {
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
