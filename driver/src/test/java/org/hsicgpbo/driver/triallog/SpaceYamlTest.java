package org.hsicgpbo.driver.triallog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hsicgpbo.driver.studyfile.StudyFileException;
import org.hsicgpbo.driver.studyfile.StudyFileReader;
import org.hsicgpbo.space.BooleanHyperparameter;
import org.hsicgpbo.space.CategoricalHyperparameter;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.hsicgpbo.space.SearchSpace;
import org.hsicgpbo.space.TruncatedNormalHyperparameter;
import org.hsicgpbo.space.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceYamlTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new LogRealHyperparameter("lr", 1e-5, 0.1),
          IntegerHyperparameter.log("units", 4, 512),
          CategoricalHyperparameter.of("activation", "relu", "no", "1e-5"),
          new TruncatedNormalHyperparameter("bias", 0.5, 0.25, 0.0, 1.0),
          new BooleanHyperparameter("dropout"),
          new RealHyperparameter("rate", 0.0, 0.5).when("dropout", Value.of(true)));

  @Test
  void writesOneLineForEachHyperparameter() {
    assertThat(SpaceYaml.write(SPACE))
        .isEqualTo(
            """
            lr: {type: real, low: 1.0E-5, high: 0.1, log: true}
            units: {type: integer, low: 4, high: 512, log: true}
            activation: {type: categorical, values: [relu, no, '1e-5']}
            bias: {type: normal, mean: 0.5, sd: 0.25, low: 0.0, high: 1.0}
            dropout: {type: boolean}
            rate: {type: real, low: 0.0, high: 0.5, when: {dropout: true}}
            """);
  }

  @Test
  void whatItWritesCanStandInAStudyFile() {
    String study =
        "study: s\nproblem: {type: command, command: [x]}\nbudget: {trials: 100}\nspace:\n"
            + SpaceYaml.write(SPACE).indent(2);
    assertThat(new StudyFileReader().read(study, "s.yaml").space().hyperparameters())
        .isEqualTo(SPACE.hyperparameters());
  }

  /** The reader takes them for numbers, octal ones among them, unless they are quoted. */
  @Test
  void textThatLooksLikeANumberStaysText(@TempDir Path folder) throws IOException {
    SearchSpace space =
        SearchSpace.of(
            CategoricalHyperparameter.of(
                "kind", ".1", "1.", "+1", "0o17", "0x1F", ".inf", ".NaN", "Null", "~", "TRUE"));
    Path file = folder.resolve("space.yaml");
    Files.writeString(file, SpaceYaml.write(space));
    assertThat(SpaceFile.read(file).hyperparameters()).isEqualTo(space.hyperparameters());
  }

  @Property(tries = 60)
  void aSpaceFileGivesBackTheSpaceThatWasWritten(@ForAll("spaces") SearchSpace space)
      throws IOException {
    Path file = Files.createTempFile("space", ".yaml");
    try {
      Files.writeString(file, SpaceYaml.write(space));
      assertThat(SpaceFile.read(file).hyperparameters()).isEqualTo(space.hyperparameters());
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aWrongSpaceFileIsToldWithItsLines(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("space.yaml");
    Files.writeString(file, "lr: {type: real, low: 1, high: 0.1}\nunits: {type: integr}\n");
    assertThatThrownBy(() -> SpaceFile.read(file))
        .isInstanceOf(StudyFileException.class)
        .hasMessageContaining("space.yaml:1: lr.low: found 1; the low must be below the high (0.1)")
        .hasMessageContaining("space.yaml:2: units.type: found \"integr\"")
        .hasMessageContaining("Did you mean integer?");
    Files.writeString(file, "- lr\n");
    assertThatThrownBy(() -> SpaceFile.read(file))
        .hasMessageContaining("found a list; a space file has hyperparameters by name.");
  }

  @Provide
  Arbitrary<SearchSpace> spaces() {
    return SpaceArbitraries.spaces();
  }
}
