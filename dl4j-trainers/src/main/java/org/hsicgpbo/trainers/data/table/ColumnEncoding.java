package org.hsicgpbo.trainers.data.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** How one column becomes inputs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ColumnEncoding.Standardised.class, name = "number"),
  @JsonSubTypes.Type(value = ColumnEncoding.OneHot.class, name = "category")
})
public sealed interface ColumnEncoding {
  /** The column. */
  String name();

  /** How many inputs it becomes. */
  int width();

  /** Writes the inputs of a row, which are zero before, from {@code into[at]} on. */
  void write(Column column, int row, float[] into, int at);

  /**
   * A number as (x − mean) / scale. A missing one becomes 0, which is the mean; if any was missing
   * in training, a second input is 1 where it is missing and 0 elsewhere.
   *
   * @param mean of the training rows that have it
   * @param scale their standard deviation; 1 for a constant
   * @param tellsMissing whether there is a second input
   */
  record Standardised(String name, double mean, double scale, boolean tellsMissing)
      implements ColumnEncoding {

    static Standardised fit(Column.Numbers column, int[] rows) {
      SummaryStatistics statistics = new SummaryStatistics();
      for (int row : rows) {
        double value = column.values()[row];
        if (!Double.isNaN(value)) {
          statistics.addValue(value);
        }
      }
      double deviation = Math.sqrt(statistics.getPopulationVariance());
      return new Standardised(
          column.name(),
          statistics.getN() == 0 ? 0 : statistics.getMean(),
          deviation > 0 ? deviation : 1,
          statistics.getN() < rows.length);
    }

    @Override
    public int width() {
      return tellsMissing ? 2 : 1;
    }

    @Override
    public void write(Column column, int row, float[] into, int at) {
      double value = ((Column.Numbers) column).values()[row];
      if (!Double.isNaN(value)) {
        into[at] = (float) ((value - mean) / scale);
      } else if (tellsMissing) {
        into[at + 1] = 1;
      }
    }
  }

  /**
   * A category as one input for each value that occurs in training, which is 1 for the value and 0
   * elsewhere. A value that training does not have is 0 everywhere; if any was missing in training,
   * a last input is 1 where it is missing.
   *
   * @param levels the values
   * @param codes their numbers in the column
   * @param tellsMissing whether there is a last input
   */
  @JsonIgnoreProperties("codes")
  record OneHot(String name, List<String> levels, List<Integer> codes, boolean tellsMissing)
      implements ColumnEncoding {
    /** Copies the lists. */
    public OneHot {
      levels = List.copyOf(levels);
      codes = List.copyOf(codes);
    }

    /** Of columns whose categories are just these, in this order. */
    @JsonCreator
    public static OneHot of(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "levels", required = true) List<String> levels,
        @JsonProperty(value = "tellsMissing", required = true) boolean tellsMissing) {
      return new OneHot(
          name, levels, IntStream.range(0, levels.size()).boxed().toList(), tellsMissing);
    }

    static OneHot fit(Column.Categories column, int[] rows) {
      BitSet seen = new BitSet();
      boolean missing = false;
      for (int row : rows) {
        int code = column.codes()[row];
        if (code < 0) {
          missing = true;
        } else {
          seen.set(code);
        }
      }
      List<String> levels = new ArrayList<>();
      List<Integer> codes = new ArrayList<>();
      seen.stream()
          .forEach(
              code -> {
                levels.add(column.levels().get(code));
                codes.add(code);
              });
      return new OneHot(column.name(), levels, codes, missing);
    }

    @Override
    public int width() {
      return levels.size() + (tellsMissing ? 1 : 0);
    }

    @Override
    public void write(Column column, int row, float[] into, int at) {
      int code = ((Column.Categories) column).codes()[row];
      int place = codes.indexOf(code);
      if (place >= 0) {
        into[at + place] = 1;
      } else if (code < 0 && tellsMissing) {
        into[at + levels.size()] = 1;
      }
    }
  }
}
