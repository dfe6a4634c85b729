#!/usr/bin/env python3
"""Makes the fixture that SklearnOracleTest compares with: Gaussian processes of scikit-learn.

    apt install python3-sklearn
    /usr/bin/python3 benchmarks/oracles/gp_sklearn.py \
        > optimizer-core/src/test/resources/org/hsicgpbo/surrogate/sklearn-gp.json
"""

import json

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, Matern, WhiteKernel

CASES = [
    ("MATERN_52", 15, 1, 1e-2),
    ("MATERN_52", 40, 4, 1e-3),
    ("MATERN_52", 120, 7, 5e-2),
    ("SQUARED_EXPONENTIAL", 15, 2, 1e-2),
    ("SQUARED_EXPONENTIAL", 80, 5, 1e-1),
]


def case(radial, n, d, noise, rng):
    x = rng.random((n, d))
    y = np.sin(5 * x[:, 0]) + x.sum(axis=1) * 0.3 + 0.1 * rng.standard_normal(n)
    scales = 0.2 + 1.5 * rng.random(d)
    signal = 0.5 + rng.random()
    shape = Matern(scales, nu=2.5) if radial == "MATERN_52" else RBF(scales)
    kernel = ConstantKernel(signal) * shape + WhiteKernel(noise)
    gp = GaussianProcessRegressor(kernel=kernel, optimizer=None, alpha=0.0).fit(x, y)
    at = rng.random((10, d))
    mean, deviation = gp.predict(at, return_std=True)
    likelihood, gradient = gp.log_marginal_likelihood(gp.kernel_.theta, eval_gradient=True)
    return {
        "radial": radial,
        "inputs": x.tolist(),
        "targets": y.tolist(),
        "lengthscales": scales.tolist(),
        "signalVariance": signal,
        "noiseVariance": noise,
        "at": at.tolist(),
        "mean": mean.tolist(),
        # WhiteKernel adds its noise to the predicted variance; ours is that of the function.
        "variance": (deviation**2 - noise).tolist(),
        "logLikelihood": likelihood,
        # Ours: log lengthscales, log signal, log noise; scikit-learn's: signal, lengthscales, noise.
        "gradient": [*gradient[1:-1].tolist(), gradient[0], gradient[-1]],
    }


rng = np.random.default_rng(7)
print(json.dumps([case(*c, rng) for c in CASES]))
