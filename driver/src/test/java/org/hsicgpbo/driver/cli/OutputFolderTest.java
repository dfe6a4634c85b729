package org.hsicgpbo.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void replacesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("trials.csv"), "old");

    OutputFolder.writeFile(file, out -> out.print("new"));

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryContaining("glob:**.csv");
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void aFolderIsNotReplacedByAFile() throws IOException {
    Path target = Files.createDirectory(folder.resolve("results"));

    assertThatThrownBy(() -> OutputFolder.writeFile(target, out -> out.print("new")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(target.toString())
        .hasMessageContaining("is a folder");

    assertThat(target).isEmptyDirectory();
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void aMissingFolderIsToldByItsName() {
    Path target = folder.resolve("missing").resolve("trials.csv");

    assertThatThrownBy(() -> OutputFolder.writeFile(target, out -> out.print("new")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("There is no folder (%s)".formatted(target.getParent()));
  }
}
