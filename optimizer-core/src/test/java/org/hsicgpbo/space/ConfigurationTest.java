package org.hsicgpbo.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void aViewEqualsACopyOfTheSameValues() {
    Map<String, Value> values = Map.of("lr", Value.of(0.1), "layers", Value.of(3L));
    Configuration view = Configuration.view(values);
    assertThat(view)
        .isEqualTo(new Configuration(values))
        .hasSameHashCodeAs(new Configuration(values));
    assertThat(view.values()).isSameAs(values);
    assertThat(view.get("layers")).contains(Value.of(3L));
  }

  @Test
  void aCopyDoesNotChangeWithItsSource() {
    Map<String, Value> values = new HashMap<>(Map.of("lr", Value.of(0.1)));
    Configuration copy = new Configuration(values);
    values.put("lr", Value.of(0.2));
    assertThat(copy.get("lr")).contains(Value.of(0.1));
  }
}
