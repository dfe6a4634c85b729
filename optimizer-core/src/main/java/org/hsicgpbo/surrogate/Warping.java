package org.hsicgpbo.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Brings errors to mean 0 and variance 1, as they are, by their logarithm, or by the power
 * transformation of Yeo and Johnson 2000. Increasing, so that the lowest error stays the lowest.
 *
 * @param shape what is done before standardising
 * @param mean mean after it
 * @param deviation standard deviation after it, above 0
 */
public record Warping(Shape shape, double mean, double deviation) {

  /**
   * Errors are compared no finer than this share of the largest one, so that a zero has a
   * logarithm.
   */
  private static final double SMALLEST_SHARE = 1e-12;

  private static final double LOWEST_POWER = -3;
  private static final double HIGHEST_POWER = 3;

  /** An increasing function of one error. */
  public sealed interface Shape {
    /** Its value. */
    double of(double value);

    /** Logarithm of its derivative. */
    double logSlope(double value);

    /** The error of that value; ±∞ beyond what the function reaches. */
    double inverse(double value);
  }

  /** Errors as they are. */
  public record Identity() implements Shape {
    @Override
    public double of(double value) {
      return value;
    }

    @Override
    public double logSlope(double value) {
      return 0;
    }

    @Override
    public double inverse(double value) {
      return value;
    }
  }

  /** The logarithm of positive errors. */
  public record Logarithm() implements Shape {
    @Override
    public double of(double value) {
      return Math.log(value);
    }

    @Override
    public double logSlope(double value) {
      return -Math.log(value);
    }

    @Override
    public double inverse(double value) {
      return Math.exp(value);
    }
  }

  /**
   * The transformation of Yeo and Johnson 2000 of (value − centre)/scale.
   *
   * @param power λ; 1 changes nothing, lower ones draw large errors together
   * @param centre what is taken off first
   * @param scale what it is divided by
   */
  public record YeoJohnson(double power, double centre, double scale) implements Shape {
    private static final double NEARLY = 1e-9;

    @Override
    public double of(double value) {
      double y = (value - centre) / scale;
      if (y >= 0) {
        return Math.abs(power) < NEARLY ? Math.log1p(y) : Math.expm1(power * Math.log1p(y)) / power;
      }
      double mirrored = 2 - power;
      return Math.abs(mirrored) < NEARLY
          ? -Math.log1p(-y)
          : -Math.expm1(mirrored * Math.log1p(-y)) / mirrored;
    }

    @Override
    public double logSlope(double value) {
      double y = (value - centre) / scale;
      return (power - 1) * Math.signum(y) * Math.log1p(Math.abs(y)) - Math.log(scale);
    }

    @Override
    public double inverse(double value) {
      double y = value >= 0 ? unpowered(value, power) : -unpowered(-value, 2 - power);
      return centre + scale * y;
    }

    /** The y ≥ 0 with ((1 + y)^p − 1)/p = value; ∞ where a falling power never reaches it. */
    private static double unpowered(double value, double p) {
      if (Math.abs(p) < NEARLY) {
        return Math.expm1(value);
      }
      double base = p * value;
      return base <= -1 ? Double.POSITIVE_INFINITY : Math.expm1(Math.log1p(base) / p);
    }
  }

  /** All warpings that these finite values allow. */
  public static List<Warping> candidates(double[] values) {
    List<Warping> candidates = new ArrayList<>();
    candidates.add(of(new Identity(), values));
    if (hasLogarithms(values)) {
      candidates.add(of(new Logarithm(), values));
    }
    double spread = Math.sqrt(StatUtils.populationVariance(values));
    if (spread > 0 && Double.isFinite(spread)) {
      candidates.add(yeoJohnson(values));
    }
    return candidates;
  }

  /** Of the power under which the values are most like a normal sample. */
  private static Warping yeoJohnson(double[] values) {
    double centre = StatUtils.percentile(values, 50);
    double spread = StatUtils.percentile(values, 75) - StatUtils.percentile(values, 25);
    double scale = spread > 0 ? spread : Math.sqrt(StatUtils.populationVariance(values));
    double power =
        new BrentOptimizer(1e-4, 1e-6)
            .optimize(
                new MaxEval(200),
                new UnivariateObjectiveFunction(
                    p -> normality(new YeoJohnson(p, centre, scale), values)),
                GoalType.MAXIMIZE,
                new SearchInterval(LOWEST_POWER, HIGHEST_POWER, 1))
            .getPoint();
    return of(new YeoJohnson(power, centre, scale), values);
  }

  /** Profile log likelihood of a normal sample after the shape. */
  private static double normality(Shape shape, double[] values) {
    double likelihood = of(shape, values).logJacobian(values);
    return Double.isFinite(likelihood) ? likelihood : -Double.MAX_VALUE;
  }

  /** The warping of finite values by a shape; constant values are only shifted. */
  public static Warping of(Shape shape, double[] values) {
    double[] moved = Arrays.stream(values).map(shape::of).toArray();
    double deviation = Math.sqrt(StatUtils.populationVariance(moved));
    return new Warping(
        shape, StatUtils.mean(moved), deviation > 0 && Double.isFinite(deviation) ? deviation : 1);
  }

  /** Whether the values have usable logarithms: all above 0, none vanishing against the largest. */
  public static boolean hasLogarithms(double[] values) {
    return StatUtils.min(values) > SMALLEST_SHARE * StatUtils.max(values);
  }

  /** The warped value. */
  public double apply(double value) {
    return (shape.of(value) - mean) / deviation;
  }

  /** The error of a warped value; ±∞ beyond what the shape reaches. */
  public double invert(double warped) {
    return shape.inverse(mean + deviation * warped);
  }

  /** The same warping followed by a multiplication and a shift. */
  public Warping then(double factor, double shift) {
    return new Warping(shape, mean - shift * deviation / factor, deviation / factor);
  }

  /** Σ log |d warped / d value|: what the density of the values gains by the warping. */
  public double logJacobian(double[] values) {
    double sum = -values.length * Math.log(deviation);
    for (double value : values) {
      sum += shape.logSlope(value);
    }
    return sum;
  }
}
