package org.hsicgpbo.driver.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoundTest {
  @Test
  void aNameWithControlCharactersIsSuggestedWithoutThem() {
    assertThat(Found.suggestion("dropout", List.of("drop\tout", "\u001b[31mred")))
        .isEqualTo(" Did you mean drop out?");
  }

  @Test
  void nothingIsSuggestedThatIsNotNear() {
    assertThat(Found.suggestion("dropout", List.of("momentum"))).isEmpty();
  }
}
