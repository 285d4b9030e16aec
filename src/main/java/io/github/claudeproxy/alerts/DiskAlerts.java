package io.github.claudeproxy.alerts;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The disk of the data directory runs full, which is the owner's business. */
public final class DiskAlerts implements AlertSource {
    private final Supplier<Optional<String>> problem;
    private final Supplier<Optional<String>> ownersAccount;

    public DiskAlerts(
            Supplier<Optional<String>> problem, Supplier<Optional<String>> ownersAccount) {
        this.problem = problem;
        this.ownersAccount = ownersAccount;
    }

    @Override
    public List<Condition> conditions() {
        return problem.get()
                .flatMap(why -> ownersAccount.get().map(account -> of(account, why)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Condition of(String accountId, String why) {
        return new Condition(accountId, AlertKind.DISK_LOW, "", List.of(why), "");
    }
}
