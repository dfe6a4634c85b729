package org.hsicgpbo.trainers.network.plan;

import org.hsicgpbo.trainers.data.InputShape;

/** One layer: what it makes of a shape, and what that costs (docs/method.md, "Cost"). */
public sealed interface Layer {

  /**
   * The shape of the output.
   *
   * @throws ImpossibleNetworkException if there is none
   */
  InputShape output(InputShape input);

  /** How many parameters it has, as DL4J counts them. */
  long parameters(InputShape input);

  /** Floating-point operations of one forward pass of one example. */
  long flops(InputShape input);

  /**
   * Single-precision numbers for one example that exist while this layer alone works, beside its
   * output: a convolution lays out its windows.
   */
  default long workingNumbers(InputShape input) {
    return 0;
  }

  /** Share of the layer's inputs that are dropped in training. */
  default double dropoutRate() {
    return 0;
  }

  /**
   * Every input to every unit.
   *
   * @param units how many outputs
   * @param activation of each output
   * @param dropoutRate share of the inputs dropped in training
   */
  record Dense(int units, Activation activation, double dropoutRate) implements Layer {
    @Override
    public InputShape output(InputShape input) {
      return new InputShape.Flat(units);
    }

    @Override
    public long parameters(InputShape input) {
      return (input.size() + 1L) * units;
    }

    /** A product and a sum for each weight, a sum for each bias. */
    @Override
    public long flops(InputShape input) {
      return (2L * input.size() + 1 + activation.flops()) * units;
    }

    @Override
    public long workingNumbers(InputShape input) {
      return units;
    }
  }

  /**
   * Windows slid over an image.
   *
   * @param filters how many outputs for each place
   * @param window pixels along each side of the window
   * @param stride pixels between windows
   * @param padding what happens at the edge
   * @param activation of each output
   * @param dropoutRate share of the inputs dropped in training
   */
  record Convolution(
      int filters,
      int window,
      int stride,
      Padding padding,
      Activation activation,
      double dropoutRate)
      implements Layer {
    @Override
    public InputShape output(InputShape input) {
      InputShape.Image image = Shapes.image(input);
      return Shapes.checked(
          new InputShape.Image(
              filters,
              padding.outputSide(image.height(), window, stride),
              padding.outputSide(image.width(), window, stride)),
          image,
          window);
    }

    @Override
    public long parameters(InputShape input) {
      return (weightsOfAFilter(input) + 1) * filters;
    }

    /** Of each output as of a dense unit with the window for inputs. */
    @Override
    public long flops(InputShape input) {
      return (2 * weightsOfAFilter(input) + 1 + activation.flops()) * Shapes.size(output(input));
    }

    @Override
    public long workingNumbers(InputShape input) {
      long windows = Shapes.size(output(input)) / filters;
      return windows * weightsOfAFilter(input) + Shapes.size(output(input));
    }

    private long weightsOfAFilter(InputShape input) {
      return (long) Shapes.image(input).channels() * window * window;
    }
  }

  /** Normalises each unit, or each channel of an image, over the batch. */
  record BatchNorm() implements Layer {
    /** Factor, summand, running mean and running variance. */
    private static final long VECTORS = 4;

    @Override
    public InputShape output(InputShape input) {
      return input;
    }

    @Override
    public long parameters(InputShape input) {
      return VECTORS * (input instanceof InputShape.Image image ? image.channels() : input.size());
    }

    /** The vectors folded into one factor and one summand. */
    @Override
    public long flops(InputShape input) {
      return 2 * Shapes.size(input);
    }
  }

  /**
   * One number for each square window, without overlap; what is left at the edge is cut off.
   *
   * @param kind which number
   * @param window pixels along each side of the window
   */
  record Pooling(PoolingKind kind, int window) implements Layer {
    @Override
    public InputShape output(InputShape input) {
      InputShape.Image image = Shapes.image(input);
      return Shapes.checked(
          new InputShape.Image(image.channels(), image.height() / window, image.width() / window),
          image,
          window);
    }

    @Override
    public long parameters(InputShape input) {
      return 0;
    }

    @Override
    public long flops(InputShape input) {
      return kind.flops((long) window * window) * Shapes.size(output(input));
    }
  }

  /** The mean of each channel. */
  record GlobalAverage() implements Layer {
    @Override
    public InputShape output(InputShape input) {
      return new InputShape.Flat(Shapes.image(input).channels());
    }

    @Override
    public long parameters(InputShape input) {
      return 0;
    }

    @Override
    public long flops(InputShape input) {
      return Shapes.size(input);
    }
  }

  /** The sum of two outputs of one shape: a residual connection (He et al. 2016). */
  record Sum() implements Layer {
    @Override
    public InputShape output(InputShape input) {
      return input;
    }

    @Override
    public long parameters(InputShape input) {
      return 0;
    }

    @Override
    public long flops(InputShape input) {
      return Shapes.size(input);
    }
  }
}
