#!/usr/bin/env python3
"""Makes the fixture that OpenTurnsOracleTest compares with: HSIC as OpenTURNS computes it.

    apt install python3-openturns
    /usr/bin/python3 benchmarks/oracles/openturns_hsic.py \
        > optimizer-core/src/test/resources/org/hsicgpbo/sensitivity/openturns-hsic.json

Inputs are coordinates u in [0,1) and errors, written with all their digits. OpenTURNS is set so that
its definitions are ours: SquaredExponential(h) is exp(-(u-u')^2/2h^2), and the kernel of the weight
of a trial is the product w w', which OpenTURNS has no name for and takes as a table.
"""

import json
import math

import numpy as np
import openturns as ot

PERMUTATIONS = 1000
LARGEST_FOR_PERMUTATIONS = 200
SIZES = (50, 200, 1000)
DIMENSIONS = 3


def sample(n, rng):
    """Uniform u; the error falls with u1, has a valley in u2, and ignores u3; no two are equal."""
    u = rng.random((n, DIMENSIONS))
    e = 1 - u[:, 0] ** 2 + 2 * (u[:, 1] - 0.4) ** 2 + 0.3 * rng.standard_normal(n)
    return u, e


def goals(errors):
    """Name, share and weight of each error, the threshold being the k-th lowest or highest error."""
    ordered = np.sort(errors)
    n = len(errors)

    def rank(share):
        return math.ceil(share * n - 1e-9)

    for share in (0.1, 0.3):
        threshold = ordered[rank(share) - 1]
        yield "best", share, "indicator", (errors <= threshold).astype(float)
        deviation = np.std(errors, ddof=1)
        distance = (errors - threshold) / deviation
        if share == 0.1:
            yield "best", share, "exponential", np.exp(-np.maximum(distance, 0) / 0.2)
            yield "best", share, "logistic", 1 / (1 + np.exp(distance / 0.2))
    threshold = ordered[n - rank(0.2)]
    yield "worst", 0.2, "indicator", (errors >= threshold).astype(float)


def gaussian(bandwidth):
    model = ot.SquaredExponential([bandwidth], [1.0])
    model.setNuggetFactor(0.0)
    return model


def product(weights):
    """The linear kernel w w' as a table over the weights that occur."""
    values = np.unique(weights)
    table = ot.CovarianceMatrix(np.outer(values, values).tolist())
    model = ot.UserDefinedCovarianceModel(ot.Mesh(ot.Sample(values[:, None])), table)
    model.setNuggetFactor(0.0)
    return model


def median_bandwidth(values):
    first, second = np.triu_indices(len(values), 1)
    return float(np.median(np.abs(values[first] - values[second])))


def estimator(kind, models, inputs, outputs, statistic):
    """A weight is an output that passes through the filter unchanged."""
    arguments = [models, ot.Sample(inputs), ot.Sample(outputs[:, None]), statistic]
    if kind is ot.HSICEstimatorTargetSensitivity:
        arguments.append(ot.SymbolicFunction(["w"], ["w"]))
    made = kind(*arguments)
    made.setPermutationSize(PERMUTATIONS)
    return made


def p_values(hsic, n):
    """Asymptotic, and by permutation where it does not take minutes."""
    made = {"asymptotic": list(hsic.getPValuesAsymptotic())}
    if n <= LARGEST_FOR_PERMUTATIONS:
        made["permutation"] = list(hsic.getPValuesPermutation())
    return made


def target(u, weights, bandwidths):
    inputs = [gaussian(h) for h in bandwidths]
    figures = {}
    for label, statistic in (("v", ot.HSICVStat()), ("u", ot.HSICUStat())):
        models = inputs + [product(weights)]
        hsic = estimator(ot.HSICEstimatorTargetSensitivity, models, u, weights, statistic)
        figures[label] = {
            "hsic": list(hsic.getHSICIndices()),
            "r2": list(hsic.getR2HSICIndices()),
        }
    if len(np.unique(weights)) == 2:
        # Its Gamma law takes k(x,x) = 1 for granted; on Z, differences of a Gaussian kernel are those of
        # the product times a constant, which changes no p-value.
        models = inputs + [gaussian(1.0)]
        hsic = estimator(ot.HSICEstimatorTargetSensitivity, models, u, weights, ot.HSICVStat())
        figures["v"] |= p_values(hsic, len(weights))
    return figures


def output(u, errors, bandwidths):
    """The error itself, scaled to [0,1]."""
    scaled = (errors - errors.min()) / (errors.max() - errors.min())
    models = [gaussian(h) for h in bandwidths] + [gaussian(median_bandwidth(scaled))]
    hsic = estimator(ot.HSICEstimatorGlobalSensitivity, models, u, scaled, ot.HSICVStat())
    return {
        "hsic": list(hsic.getHSICIndices()),
        "r2": list(hsic.getR2HSICIndices()),
    } | p_values(hsic, len(errors))


def case(n):
    u, errors = sample(n, np.random.default_rng(n))
    medians = [median_bandwidth(column) for column in u.T]
    made = []
    for goal, share, weighting, weights in goals(errors):
        for rule, bandwidths in (("median", medians), ("fixed", [0.1] * DIMENSIONS)):
            figures = target(u, weights, bandwidths)
            made.append(
                {"goal": goal, "share": share, "weighting": weighting, "bandwidth": rule} | figures
            )
    return {
        "n": n,
        "medians": medians,
        "targets": made,
        "output": output(u, errors, medians),
        "errors": errors.tolist(),
        "u": u.tolist(),
    }


def main():
    ot.RandomGenerator.SetSeed(1)
    fixture = {
        "madeBy": "OpenTURNS " + ot.__version__,
        "permutations": PERMUTATIONS,
        "fixedBandwidth": 0.1,
        "weightingScale": 0.2,
        "cases": [case(n) for n in SIZES],
    }
    print(json.dumps(fixture, separators=(",", ":")).replace('},{"n"', '},\n{"n"'))


if __name__ == "__main__":
    main()
