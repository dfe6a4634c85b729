"""Rankings of hyperparameters by other means, each measured on the same sample.

    peers.py draw FILE N                  writes N rows of 10 coordinates and the error
    peers.py NAME FILE [N]                ranks the first N rows; prints seconds, CPU seconds, ranking

numpy: the double sum of Novello et al. 2023 as it is printed, median bandwidth, in blocks of rows so
that it stays in the cache; numpy-matrices: the same on full matrices. openturns: the same index as its
V-statistic, on the median bandwidths that numpy took. fanova: Optuna's. ped-anova: not Optuna's, but
the formula of Watanabe, Bansal and Hutter 2023 in a few lines of numpy, on bare arrays.
"""

import sys
import time

import numpy as np

DIMENSIONS = 10
SHARE = 0.1


def draw(file, n):
    rng = np.random.default_rng(1)
    u = rng.random((n, DIMENSIONS))
    error = 2 - u[:, 0] + 2 * (u[:, 1] - 0.4) ** 2
    error += np.where(u[:, 3] > 0.7, 0.5 * u[:, 2], 0) + 0.1 * u[:, 3]
    np.column_stack([u, error]).tofile(file)


def read(file, n):
    rows = np.fromfile(file).reshape(-1, DIMENSIONS + 1)[:n]
    return np.ascontiguousarray(rows[:, :-1].T), rows[:, -1].copy()


def reached(error):
    return error <= np.sort(error)[int(np.ceil(SHARE * len(error))) - 1]


def median_bandwidth(u):
    n = len(u)
    differences = np.empty(n * (n - 1) // 2)
    filled = 0
    for i in range(1, n):
        differences[filled : filled + i] = np.abs(u[i] - u[:i])
        filled += i
    return np.median(differences)


def double_sum(u, good, h):
    n, m = len(u), good.sum()
    everything = within = across = 0.0
    for start in range(0, n, 250):
        rows = slice(start, start + 250)
        kernel = np.exp(-((u[rows, None] - u) ** 2) / (2 * h * h))
        everything += kernel.sum()
        across += kernel[:, good].sum()
        within += kernel[good[rows]][:, good].sum()
    return (m / n) ** 2 * (everything / n**2 + within / m**2 - 2 * across / (n * m))


def numpy_reference(columns, error):
    good = reached(error)
    return [double_sum(u, good, median_bandwidth(u)) for u in columns]


def numpy_matrices(columns, error):
    """The same without blocks, each matrix held at once: what one writes first."""
    good = reached(error)
    n, m = len(error), good.sum()
    pairs = np.triu_indices(n, 1)
    indices = []
    for u in columns:
        differences = np.abs(u[:, None] - u)
        h = np.median(differences[pairs])
        kernel = np.exp(-(differences**2) / (2 * h * h))
        within = kernel[good][:, good].sum() / m**2
        across = kernel[:, good].sum() / (n * m)
        indices.append((m / n) ** 2 * (kernel.sum() / n**2 + within - 2 * across))
    return indices


def openturns(columns, error):
    import openturns as ot

    threshold = np.sort(error)[int(np.ceil(SHARE * len(error))) - 1]
    # 1 - sqrt(1/2) is the median distance of uniform draws; its users have to choose it themselves.
    models = [ot.SquaredExponential([1 - 0.5**0.5], [1.0]) for _ in columns]
    models.append(ot.SquaredExponential([1.0], [1.0]))
    indicator = ot.IndicatorFunction(ot.Interval(-1e300, float(threshold)))
    outputs = ot.Sample(error[:, None])
    inputs = ot.Sample(columns.T)
    hsic = ot.HSICEstimatorTargetSensitivity(models, inputs, outputs, ot.HSICVStat(), indicator)
    factor = 2 * (1 - np.exp(-0.5))
    return [value / factor for value in hsic.getHSICIndices()]


def ped_anova(columns, error, steps=50):
    """Divergence of the density of the good trials from that of all, on a grid (their eq. 16)."""
    good = reached(error)
    grid = np.arange(steps)

    def density(values):
        counts = np.bincount(values, minlength=steps)
        width = max(1.0, 1.059 * values.std() * len(values) ** -0.2)
        kernel = np.exp(-0.5 * ((grid[:, None] - grid) / width) ** 2)
        kernel /= kernel.sum(axis=0)
        return kernel @ counts / len(values) + 1e-12

    divergences = []
    for u in columns:
        cells = (u * steps).astype(np.int64)
        top, every = density(cells[good]), density(cells)
        divergences.append(float(np.sum(every * (top / every - 1) ** 2)))
    return divergences


def fanova(columns, error):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    uniform = optuna.distributions.FloatDistribution(0, 1)
    names = [f"u{i}" for i in range(len(columns))]
    study = optuna.create_study()
    study.add_trials(
        optuna.trial.create_trial(
            params=dict(zip(names, map(float, row))),
            distributions={name: uniform for name in names},
            value=float(value),
        )
        for row, value in zip(columns.T, error)
    )
    evaluator = optuna.importance.FanovaImportanceEvaluator(seed=1)
    importances = optuna.importance.get_param_importances(study, evaluator=evaluator)
    return [importances[name] for name in names]


PEERS = {
    "numpy": numpy_reference,
    "numpy-matrices": numpy_matrices,
    "openturns": openturns,
    "fanova": fanova,
    "ped-anova": ped_anova,
}


def main(arguments):
    name, file = arguments[:2]
    n = int(arguments[2]) if len(arguments) > 2 else None
    if name == "draw":
        draw(file, n)
        return
    columns, error = read(file, n)
    wall, cpu = time.perf_counter(), time.process_time()
    indices = PEERS[name](columns, error)
    print(time.perf_counter() - wall, time.process_time() - cpu, *indices)


if __name__ == "__main__":
    main(sys.argv[1:])
