package org.portaplus.client.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Outcome CREATED =
            new Outcome(7, List.of(new Outcome.Account(8, "447700900001")), null, null, null);
    private static final Outcome REFUSED = new Outcome(
            null,
            null,
            "Server.Customer.duplicate_id",
            "taken",
            List.of(new Outcome.Fault("code", "Customer", "taken")));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("journal");
    }

    private static Run run(String id, String sha256) {
        return new Run(id, "sheet.csv", sha256, "http://localhost", 100, 0, 0, "auto");
    }

    private static Batch batch(int index, String digest) {
        Item item = new Item(List.of(2), List.of(2), JsonNodeFactory.instance.objectNode(), List.of());
        return new Batch(index, List.of(item), JsonNodeFactory.instance.objectNode(), digest);
    }

    @Test
    void aLaterRunKnowsWhatIsDoneWhatMayBeAndTheFirstRunsKey() {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "0123456789abcdef0"));
            journal.sending(batch(1, "b"));
            journal.sending(batch(2, "c"));
            journal.done(batch(1, "b"), List.of(CREATED, REFUSED));
            journal.refused(batch(2, "c"));
        }
        try (Journal journal = Journal.open(file, run("second", "1"))) {
            assertThat(journal.run().key(batch(0, "0123456789abcdef0"))).isEqualTo("first-0-0123456789abcdef");
            assertThat(journal.isUnknown(0)).isTrue();
            assertThat(journal.isDone(1)).isTrue();
            assertThat(journal.outcomes(1)).containsExactly(CREATED, REFUSED);
            assertThat(journal.isUnknown(2) || journal.isDone(2)).isFalse();
            assertThat(journal.isFinished()).isFalse();
        }
    }

    @Test
    void aLineThatWasBeingWrittenWhenTheProgramDiedIsForgotten() throws IOException {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "a"));
        }
        Files.writeString(file, "{\"type\":\"done\",\"batch\":0,\"ite", StandardOpenOption.APPEND);

        try (Journal journal = Journal.open(file, run("second", "1"))) {
            assertThat(journal.isUnknown(0)).isTrue();
            journal.done(batch(0, "a"), List.of(CREATED));
            assertThat(journal.outcomes(0)).containsExactly(CREATED);
        }
        try (Journal journal = Journal.open(file, run("third", "1"))) {
            assertThat(journal.outcomes(0)).containsExactly(CREATED);
        }
    }

    @Test
    void aJournalWhoseLineLacksAPartIsDamaged() throws IOException {
        Files.writeString(file, "{\"type\":\"sent\",\"batch\":0,\"at\":1}\n");

        assertThatThrownBy(() -> Journal.open(file, run("second", "1")))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.JOURNAL))
                .hasMessageContaining("damaged at byte 0");
    }

    @Test
    void aDamagedJournalIsRefused() throws IOException {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "a"));
        }
        Files.writeString(file, "x\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> Journal.open(file, run("second", "1")))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.JOURNAL))
                .hasMessageContaining("damaged");
    }

    @Test
    void theJournalOfAnotherFileIsRefused() {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "a"));
        }

        assertThatThrownBy(() -> Journal.open(file, run("second", "2")))
                .hasMessageContaining("the content of the file");
    }

    @Test
    void anotherContentUnderTheSameKeyIsNeverSent() {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "a"));
            journal.sending(batch(0, "a"));

            assertThatThrownBy(() -> journal.sending(batch(0, "b"))).isInstanceOf(ImportFailure.class);
        }
    }

    @Test
    void onlyOneProgramHasItOpen() {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            assertThat(journal.isFinished()).isFalse();

            assertThatThrownBy(() -> Journal.open(file, run("second", "1"))).hasMessageContaining("under way");
        }
    }

    @Test
    void anImportThatSentNothingLeavesNoJournal() {
        Journal.open(file, run("first", "1")).close();

        assertThat(file).doesNotExist();
    }

    @Test
    void theEndIsRemembered() {
        try (Journal journal = Journal.open(file, run("first", "1"))) {
            journal.sending(batch(0, "a"));
            journal.done(batch(0, "a"), List.of(CREATED));
            journal.finish();
        }
        try (Journal journal = Journal.open(file, run("second", "1"))) {
            assertThat(journal.isFinished()).isTrue();
        }
    }
}
