package org.hsicgpbo.trainers.model;

import java.util.ArrayList;
import java.util.List;
import org.hsicgpbo.trainers.data.InputShape;
import org.hsicgpbo.trainers.data.Rows;
import org.hsicgpbo.trainers.data.Task;
import org.hsicgpbo.trainers.network.dl4j.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network on encoded inputs.
 *
 * @param card its card
 * @param network it itself; not closed
 */
record Predictor(ModelCard card, Network network) {
  private static final int MOST_AT_ONCE = 256;

  /** Names of what is told of an example. */
  List<String> header() {
    if (card.task() instanceof Task.Classification classification) {
      List<String> names = new ArrayList<>(List.of("class"));
      classification.classes().forEach(name -> names.add("probability-" + name));
      return names;
    }
    return ((Task.Regression) card.task()).targets();
  }

  /** Tells the sink of every row in turn, as texts in the order of the header. */
  void predict(Rows inputs, RowSink sink) {
    int outputs = card.task().outputs();
    for (int from = 0; from < inputs.count(); from += MOST_AT_ONCE) {
      int size = Math.min(MOST_AT_ONCE, inputs.count() - from);
      int[] rows = new int[size];
      for (int i = 0; i < size; i++) {
        rows[i] = from + i;
      }
      float[] numbers = new float[size * card.shape().size()];
      inputs.write(rows, 0, size, numbers);
      float[] told = run(numbers, size);
      for (int i = 0; i < size; i++) {
        sink.row(from + i, cells(told, i * outputs));
      }
    }
  }

  private float[] run(float[] numbers, int size) {
    try (INDArray batch = Nd4j.create(numbers, shape(size), 'c').castTo(DataType.FLOAT);
        INDArray output = network.output(batch)) {
      return output.dup('c').data().asFloat();
    }
  }

  private long[] shape(int size) {
    // Networks of layers without neighbours take an image as a row of numbers.
    return card.plan().input() instanceof InputShape.Image image
        ? new long[] {size, image.channels(), image.height(), image.width()}
        : new long[] {size, card.shape().size()};
  }

  private List<String> cells(float[] told, int at) {
    List<String> cells = new ArrayList<>();
    if (card.task() instanceof Task.Classification classification) {
      int best = 0;
      for (int k = 0; k < card.task().outputs(); k++) {
        best = told[at + k] > told[at + best] ? k : best;
      }
      cells.add(classification.classes().get(best));
      for (int k = 0; k < card.task().outputs(); k++) {
        cells.add(Float.toString(told[at + k]));
      }
      return cells;
    }
    for (int k = 0; k < card.task().outputs(); k++) {
      cells.add(Float.toString((float) card.encoding().targets().invert(told[at + k], k)));
    }
    return cells;
  }

  /** Takes predictions. */
  @FunctionalInterface
  interface RowSink {
    /** Of the row of that number, from 0. */
    void row(int number, List<String> cells);
  }
}
