package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.usage.PriceLine;
import io.github.claudeproxy.usage.PriceTable;
import io.github.claudeproxy.usage.Repricer.Repriced;
import io.github.claudeproxy.usage.UsageQuery;
import io.github.claudeproxy.users.Role;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The prices in force, and how many calls are priced by none of them. JavaFX thread only. */
final class PricesModel {
    private final FxThread fx;
    private final TeamServices team;
    private final ReadOnlyObjectWrapper<PriceTable> table;
    private final ReadOnlyLongWrapper flagged = new ReadOnlyLongWrapper();

    PricesModel(FxThread fx, TeamServices team) {
        this.fx = fx;
        this.team = team;
        this.table = new ReadOnlyObjectWrapper<>(team.prices().now());
    }

    ReadOnlyObjectProperty<PriceTable> table() {
        return table.getReadOnlyProperty();
    }

    /** How many calls have a model that no price is known of. */
    ReadOnlyLongProperty flagged() {
        return flagged.getReadOnlyProperty();
    }

    /** The prices hold for all accounts: they are the owner's. */
    boolean mayChange() {
        return team.user().role() == Role.OWNER;
    }

    void reload() {
        table.set(team.prices().now());
        fx.background(
                () -> team.reports().report(team.accountId(), UsageQuery.ALL).totals().flagged(),
                flagged::set);
    }

    /**
     * Puts a line in the place of another one of its model, or beside all there are.
     *
     * @param before the line in whose place it is put; null for none
     */
    void save(
            @Nullable PriceLine before,
            PriceLine line,
            Runnable done,
            Consumer<? super Exception> failed) {
        List<PriceLine> lines = new ArrayList<>(of(line.model()));
        lines.removeIf(each -> each.equals(before) || holdsSameTime(each, line));
        lines.add(line);
        change(line.model(), lines, done, failed);
    }

    private static boolean holdsSameTime(PriceLine one, PriceLine other) {
        return Objects.equals(one.from(), other.from())
                && one.abovePromptTokens() == other.abovePromptTokens();
    }

    private List<PriceLine> of(String model) {
        return table.get().lines().stream().filter(each -> each.model().equals(model)).toList();
    }

    /** Lets what came with the program, or with its file, hold again. */
    void reset(String model, Runnable done, Consumer<? super Exception> failed) {
        change(model, List.of(), done, failed);
    }

    private void change(
            String model,
            List<PriceLine> lines,
            Runnable done,
            Consumer<? super Exception> failed) {
        fx.background(
                () -> {
                    team.prices().set(team.accountId(), model, lines);
                    return model;
                },
                _ -> {
                    reload();
                    done.run();
                },
                failed);
    }

    /** Prices the flagged calls anew. */
    void reprice(Consumer<? super Repriced> done) {
        fx.background(
                () -> {
                    Repriced repriced = team.repricer().reprice(team.accountId());
                    team.limits().recount(team.accountId());
                    return repriced;
                },
                repriced -> {
                    reload();
                    done.accept(repriced);
                });
    }
}
