package org.hsicgpbo.sensitivity;

/**
 * How sure an index is; figures that could not be computed are NaN.
 *
 * @param hyperparameter the name
 * @param low lower end of the bootstrap interval of HSIC, not below 0
 * @param high its upper end
 * @param confidence of the interval, such as 0.95
 * @param detectableHsic the smallest HSIC that the test at 5 % finds in 80 of 100 such samples, for
 *     an effect as smooth as a trend; what to read beside "not significant"
 * @param detectableR2 the same as R²
 */
public record IndexPrecision(
    String hyperparameter,
    double low,
    double high,
    double confidence,
    double detectableHsic,
    double detectableR2) {}
