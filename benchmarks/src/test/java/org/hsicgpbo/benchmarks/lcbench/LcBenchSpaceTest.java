package org.hsicgpbo.benchmarks.lcbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hsicgpbo.space.IntegerHyperparameter;
import org.hsicgpbo.space.LogRealHyperparameter;
import org.hsicgpbo.space.RealHyperparameter;
import org.junit.jupiter.api.Test;

class LcBenchSpaceTest {
  private static final String TASK =
      "{'name': 'OpenML_task_id', 'type': 'categorical', 'choices': ['3945', '7593']}";

  @Test
  void rangesLogarithmsAndIntegersAreThoseOfTheFile() throws Exception {
    LcBenchSpace space =
        read(
            TASK,
            "{'name': 'batch_size', 'type': 'uniform_int', 'log': true, 'lower': 16, 'upper': 512}",
            "{'name': 'epoch', 'type': 'uniform_int', 'log': false, 'lower': 1, 'upper': 52}",
            "{'name': 'learning_rate', 'type': 'uniform_float', 'log': true, 'lower': 1e-4, 'upper': 0.1}",
            "{'name': 'momentum', 'type': 'uniform_float', 'log': false, 'lower': 0.1, 'upper': 0.99}");

    assertThat(space.instances()).containsExactly("3945", "7593");
    assertThat(space.space().hyperparameters())
        .containsExactly(
            IntegerHyperparameter.log("batch_size", 16, 512),
            new IntegerHyperparameter("epoch", 1, 52),
            new LogRealHyperparameter("learning_rate", 1e-4, 0.1),
            new RealHyperparameter("momentum", 0.1, 0.99));
  }

  @Test
  void aKindThatLcBenchDoesNotHaveIsNamed() {
    assertThatThrownBy(() -> read(TASK, "{'name': 'mode', 'type': 'ordinal'}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(ordinal)")
        .hasMessageContaining("(mode)");
  }

  @Test
  void aSpaceOfAnotherBenchmarkIsRefused() {
    assertThatThrownBy(() -> read("{'name': 'x', 'type': 'uniform_int', 'lower': 1, 'upper': 2}"))
        .hasMessageContaining("OpenML_task_id");
  }

  private static LcBenchSpace read(String... hyperparameters) throws JsonProcessingException {
    String json = "{'hyperparameters': [%s]}".formatted(String.join(",", hyperparameters));
    return LcBenchSpace.of(new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}
