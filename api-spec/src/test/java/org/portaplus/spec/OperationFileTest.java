package org.portaplus.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationFileTest {
    @TempDir
    Path directory;

    /** No list has to be kept, and none can be forgotten. */
    @Test
    void operationsAreFoundInTheOrderOfTheirPages() throws IOException {
        keep("Mail", "x-protocol: true");
        keep("Ours", "x-extension: true");
        keep("Another", "x-extension: true");
        keep("Concluded", "x-inferred: 'There must be one.'");
        keep("Second", "x-source: 002.txt");
        keep("First", "x-source: [001.txt, 000.txt]");
        keep("Third", "x-source: README.md");

        assertThat(OperationFile.in(directory, new ContractFiles()))
                .extracting(OperationFile::name)
                .containsExactly("First", "Second", "Third", "Concluded", "Another", "Ours", "Mail");
    }

    @Test
    void aMessageThatIsMadeByRuleIsNotKept() throws IOException {
        Path message = directory.resolve("OpenDoor.yaml");
        Files.writeString(message, "description: Done.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractFiles().made(message, OperationRulesTest.type()))
                .withMessageContaining("OpenDoor.yaml is made by rule");
    }

    @Test
    void anOperationIsDescribed() {
        assertThatIllegalArgumentException()
                .isThrownBy(new OperationFile("OpenDoor", OperationRulesTest.yaml("x-extension: true"))::description)
                .withMessage("paths/OpenDoor.yaml needs a description");
    }

    @Test
    void anOperationDoesSomethingInTheDemo() throws IOException {
        keep("OpenDoor", "x-extension: true");
        keep("Mail", "x-protocol: true");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationFile.demos(OperationFile.in(directory, new ContractFiles())))
                .withMessage("paths/OpenDoor.yaml needs a demo");
    }

    private void keep(String name, String origin) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("paths")).resolve(name + ".yaml"), origin + "\n");
    }
}
