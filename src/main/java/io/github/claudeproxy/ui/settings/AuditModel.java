package io.github.claudeproxy.ui.settings;

import io.github.claudeproxy.audit.AuditEntry;
import io.github.claudeproxy.audit.AuditPage;
import io.github.claudeproxy.audit.AuditQuery;
import io.github.claudeproxy.audit.AuditText;
import io.github.claudeproxy.audit.AuditTrail;
import io.github.claudeproxy.ui.fx.FxThread;
import io.github.claudeproxy.usage.UsageCsv;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Which changes are looked at, and those. JavaFX thread only. */
final class AuditModel {
    private static final int PAGE = 50;
    private static final int FILE_PAGE = 1000;

    private final FxThread fx;
    private final TeamServices team;
    private final AuditTrail trail;
    final ObjectProperty<AuditTopic> topic = new SimpleObjectProperty<>(AuditTopic.ALL);
    final StringProperty who = new SimpleStringProperty("");
    final ObjectProperty<@Nullable LocalDate> first = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable LocalDate> last = new SimpleObjectProperty<>();
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private @Nullable Long next;
    private long asked;

    AuditModel(FxThread fx, TeamServices team) {
        this.fx = fx;
        this.team = team;
        this.trail = team.audit();
        topic.addListener((_, _, _) -> reload());
        first.addListener((_, _, _) -> reload());
        last.addListener((_, _, _) -> reload());
    }

    ObservableList<AuditEntry> entries() {
        return entries;
    }

    /** Whether there are more than those shown. */
    ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    void reload() {
        load(null);
    }

    void loadMore() {
        load(next);
    }

    private void load(@Nullable Long after) {
        long question = ++asked;
        AuditQuery query = query();
        fx.background(
                () -> trail.page(team.accountId(), query, after, PAGE),
                page -> {
                    if (question == asked) {
                        take(page, after == null);
                    }
                });
    }

    private void take(AuditPage page, boolean anew) {
        next = page.next();
        more.set(next != null);
        if (anew) {
            entries.setAll(page.entries());
        } else {
            entries.addAll(page.entries());
        }
    }

    private AuditQuery query() {
        LocalDate from = first.get();
        LocalDate to = last.get();
        String user = who.get().strip();
        return AuditQuery.between(
                        from == null ? null : start(from),
                        to == null ? null : start(to.plusDays(1)))
                .withAction(topic.get().action())
                .withUser(user.isEmpty() ? null : user);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(team.clock().getZone()).toInstant();
    }

    /** Writes all that is looked at into the file, as the REST API gives it. */
    void export(Path file, Runnable done, Consumer<? super Exception> failed) {
        AuditQuery query = query();
        fx.background(
                () -> {
                    write(file, query);
                    return file;
                },
                _ -> done.run(),
                failed);
    }

    private void write(Path file, AuditQuery query) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(UsageCsv.line(AuditText.HEADS.toArray()));
            Long after = null;
            do {
                AuditPage page = trail.page(team.accountId(), query, after, FILE_PAGE);
                for (AuditEntry entry : page.entries()) {
                    out.write(UsageCsv.line(AuditText.columns(entry).toArray()));
                }
                after = page.next();
            } while (after != null);
        }
    }
}
