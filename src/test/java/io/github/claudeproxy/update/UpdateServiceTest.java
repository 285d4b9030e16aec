package io.github.claudeproxy.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.claudeproxy.config.Settings;
import io.github.claudeproxy.config.Updates;
import io.github.claudeproxy.testkit.ClosedGate;
import io.github.claudeproxy.testkit.MovableClock;
import io.github.claudeproxy.update.UpdateState.Reason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class UpdateServiceTest {
    private static final String TODAY = "2026-11-23T00:00:00Z";

    @TempDir Path temp;
    private final MovableClock clock = new MovableClock();
    private ReleaseFile file;
    private Settings settings;
    private UpdateService updates;

    @BeforeEach
    void start() throws IOException {
        file = ReleaseFile.start();
        settings = Settings.open(temp.resolve("settings.json"));
        settings.change(values -> values.with(new Updates(true)));
        updates = service(file.source(temp.resolve("policy")));
    }

    @AfterEach
    void stop() {
        updates.close();
        settings.close();
        file.close();
    }

    private UpdateService service(UpdateSource source) {
        return UpdateService.start(source, "0.9.0", settings, temp.resolve("updates.json"), clock);
    }

    @Test
    void tellsOfANewerVersionWithNotesAndPage() throws InterruptedException {
        file.publish("0.10.0", TODAY);

        UpdateState found = updates.check();

        assertThat(found)
                .isInstanceOf(UpdateState.Available.class)
                .isEqualTo(updates.state().get());
        Release release = ((UpdateState.Available) found).release();
        assertThat(release.version()).hasToString("0.10.0");
        assertThat(release.notes("de")).isEqualTo("Schneller");
        assertThat(release.notes("fr")).isEqualTo("Faster");
        assertThat(release.page()).hasToString("https://claudeproxy.invalid/releases");
    }

    @Test
    void asksAlsoWhileSomebodySignsInInTheWindow() throws InterruptedException {
        file.publish("0.10.0", TODAY);

        try (ClosedGate _ = ClosedGate.shut()) {
            assertThat(updates.check()).isInstanceOf(UpdateState.Available.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9.0", "0.8.7"})
    void sameOrOlderVersionIsNoUpdate(String version) throws InterruptedException {
        file.publish(version, TODAY);

        assertThat(updates.check()).isEqualTo(new UpdateState.UpToDate(clock.instant()));
    }

    @Test
    void asksOnceADay() throws InterruptedException {
        file.publish("0.9.0", TODAY);
        updates.checkIfDue();
        clock.advance(Duration.ofHours(23));
        updates.checkIfDue();
        assertThat(file.asked()).isEqualTo(1);

        clock.advance(Duration.ofHours(1));
        updates.checkIfDue();

        assertThat(file.asked()).isEqualTo(2);
    }

    @Test
    void restartDoesNotAskAgain() throws InterruptedException {
        file.publish("0.9.0", TODAY);
        updates.checkIfDue();
        updates.close();

        updates = service(file.source(temp.resolve("policy")));
        updates.checkIfDue();

        assertThat(file.asked()).isEqualTo(1);
    }

    @Test
    void restartStillTellsOfWhatWasFound() throws InterruptedException {
        file.publish("0.10.0", TODAY);
        UpdateState found = updates.check();
        updates.close();

        updates = service(file.source(temp.resolve("policy")));

        assertThat(updates.state().get()).isEqualTo(found);
        settings.change(values -> values.with(new Updates(false)));
        updates.checkIfDue();
        assertThat(updates.state().get()).isEqualTo(new UpdateState.Off(Reason.SETTING));
    }

    @Test
    void restartAsTheNewerVersionTellsOfNothing() throws InterruptedException {
        file.publish("0.10.0", TODAY);
        updates.check();
        updates.close();

        updates =
                UpdateService.start(
                        file.source(temp.resolve("policy")),
                        "0.10.0",
                        settings,
                        temp.resolve("updates.json"),
                        clock);

        assertThat(updates.state().get()).isEqualTo(new UpdateState.Waiting());
    }

    @Test
    void restartBelievesNoFileThatWasChangedMeanwhile() throws Exception {
        file.publish("0.10.0", TODAY);
        updates.check();
        updates.close();
        Path memory = temp.resolve("updates.json");
        Files.writeString(
                memory,
                Files.readString(memory).replace("claudeproxy.invalid", "elsewhere.invalid"));

        updates = service(file.source(temp.resolve("policy")));

        assertThat(updates.state().get()).isEqualTo(new UpdateState.Waiting());
    }

    @Test
    void asksNothingUntilSwitchedOn() throws InterruptedException {
        settings.change(values -> values.with(new Updates(false)));

        updates.checkIfDue();

        assertThat(updates.state().get()).isEqualTo(new UpdateState.Off(Reason.SETTING));
        assertThat(updates.check()).isEqualTo(new UpdateState.Off(Reason.SETTING));
        assertThat(file.asked()).isZero();
    }

    @Test
    void policyForbidsWhatTheSettingAllows() throws Exception {
        Files.createFile(temp.resolve("policy"));

        updates.checkIfDue();

        assertThat(updates.check()).isEqualTo(new UpdateState.Off(Reason.POLICY));
        assertThat(file.asked()).isZero();
    }

    @Test
    void withoutAddressOrKeyNothingIsAsked() throws InterruptedException {
        updates.close();
        updates = service(UpdateSource.of("", "", temp.resolve("policy")));

        assertThat(updates.check()).isEqualTo(new UpdateState.Off(Reason.NOT_CONFIGURED));
    }

    @Test
    void refusesWhatWasChangedAfterTheSigning() throws InterruptedException {
        file.publish("0.10.0", TODAY);
        file.tamper("claudeproxy.invalid", "elsewhere.invalid");

        assertFailed("the release file is not signed by this program's authors");
    }

    @Test
    void refusesWhatAnotherSigned() throws InterruptedException {
        file.publishSignedByAnother("0.10.0", TODAY);

        assertFailed("the release file is not signed by this program's authors");
    }

    @Test
    void refusesAnOlderFileThanOneItHasSeen() throws InterruptedException {
        file.publish("0.10.0", TODAY);
        updates.check();
        file.publish("0.9.0", "2026-11-22T00:00:00Z");

        assertFailed("the release file is older than one that was seen before");
    }

    @Test
    void refusesAFileThatIsOutOfDate() throws InterruptedException {
        file.publishUntil("0.9.0", "2026-08-01T00:00:00Z", "2026-11-01T00:00:00Z");

        assertFailed("the release file is out of date");
    }

    @Test
    void refusesAFileWithoutEnd() throws InterruptedException {
        file.serve(200, new byte[100_000]);

        assertFailed("the release file is too large");
    }

    @Test
    void saysWhatTheServerAnswered() throws InterruptedException {
        file.serve(404, "\n".getBytes(StandardCharsets.UTF_8));

        assertFailed("the server of the release file answered 404");
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "'x\n{}'"})
    void refusesWhatIsNoReleaseFile(String content) throws InterruptedException {
        file.serve(200, content.getBytes(StandardCharsets.UTF_8));

        assertThat(updates.check()).isInstanceOf(UpdateState.Failed.class);
    }

    private void assertFailed(String message) throws InterruptedException {
        assertThat(updates.check()).isEqualTo(new UpdateState.Failed(message, clock.instant()));
    }

    @Test
    void addressMustBeSecure() {
        Path policy = temp.resolve("policy");

        assertThatThrownBy(() -> UpdateSource.of("http://claudeproxy.invalid/", "AAAA", policy))
                .hasMessage("the address of the release file must begin with https");
    }
}
