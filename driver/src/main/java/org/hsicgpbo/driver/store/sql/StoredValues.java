package org.hsicgpbo.driver.store.sql;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.hsicgpbo.space.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of a stored configuration, read from their JSON when they are asked for: of the
 * hundred thousand trials of a large study most are looked at by their coordinates only.
 *
 * <p>Throws {@link org.hsicgpbo.study.StoreException} when it is asked and the storage holds
 * something else than values.
 */
final class StoredValues extends AbstractMap<String, Value> {
  private final String json;
  private volatile @Nullable Map<String, Value> values;

  StoredValues(String json) {
    this.json = json;
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return read().entrySet();
  }

  @Override
  public @Nullable Value get(Object name) {
    return read().get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return read().containsKey(name);
  }

  /** Two threads may read it at the same time, which is of no consequence. */
  private Map<String, Value> read() {
    Map<String, Value> known = values;
    if (known == null) {
      known = TrialRows.values(json);
      values = known;
    }
    return known;
  }
}
