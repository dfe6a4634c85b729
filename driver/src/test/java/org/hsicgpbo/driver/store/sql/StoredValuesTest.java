package org.hsicgpbo.driver.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hsicgpbo.space.Configuration;
import org.hsicgpbo.space.Value;
import org.hsicgpbo.study.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredValuesTest {
  private static final String JSON =
      "{\"n-units\":12,\"rate\":0.1,\"activation\":\"relu\",\"dropout\":true}";

  @Test
  void areThoseThatWereStoredInTheirOrder() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("n-units", Value.of(12L));
    values.put("rate", Value.of(0.1));
    values.put("activation", Value.of("relu"));
    values.put("dropout", Value.of(true));
    Configuration stored = Configuration.view(new StoredValues(JSON));

    assertThat(stored).isEqualTo(new Configuration(values)).hasSameHashCodeAs(values);
    assertThat(new Configuration(values)).isEqualTo(stored);
    assertThat(stored.values()).containsExactlyEntriesOf(values);
    assertThat(stored.get("rate")).contains(Value.of(0.1));
    assertThat(stored.get("momentum")).isEmpty();
    assertThat(stored.values()).containsKey("dropout").doesNotContainKey("momentum");
  }

  @Test
  void cannotBeChanged() {
    assertThatThrownBy(() -> new StoredValues(JSON).put("n-units", Value.of(13L)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> new StoredValues(JSON).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":", "{\"a\":null}", "{\"a\":[1]}", "{\"a\":{}}", "null", "[1]", "3", ""})
  void tellWhatTheStorageHoldsInTheirPlace(String json) {
    assertThatThrownBy(() -> new StoredValues(json).get("a"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("The storage holds something (" + json + ") that this version");
  }
}
