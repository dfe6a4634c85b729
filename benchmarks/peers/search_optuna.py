"""Optuna's TPE on the problems of `benchmarks/search.sh quality`, in the same files.

    search_optuna.py OUTPUT FIRST_SEED LAST_SEED FUNCTION...

The problems are those of this program: `search.sh serve FUNCTION` describes the space and answers each
configuration, so no function is written twice. Sampler: multivariate TPE, grouped by what is active,
otherwise with its defaults. Debian: apt install python3-optuna. Build the benchmarks before.
"""

import csv
import json
import math
import os
import subprocess
import sys
import time
import warnings

import optuna

COLUMNS = (
    "function,strategy,seed,evaluation,regret,suggestion_cpu_seconds,best_training_seconds,spent_training_seconds"
)
STRATEGY = "optuna-tpe"


def suggest(trial, hyperparameters):
    values = {}
    for h in hyperparameters:
        if "parent" in h and values.get(h["parent"]) not in h["parentValues"]:
            continue
        name = h["name"]
        if "values" in h:
            values[name] = trial.suggest_categorical(name, h["values"])
        elif h["kind"] == "integer":
            values[name] = trial.suggest_int(name, h["low"], h["high"], log=h["log"])
        else:
            values[name] = trial.suggest_float(name, h["low"], h["high"], log=h["log"])
    return values


def run(server, space, seed):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True))
    best, best_seconds, spent = math.inf, math.nan, 0.0
    for evaluation in range(1, space["evaluations"] + 1):
        start = time.process_time()
        trial = study.ask()
        values = suggest(trial, space["hyperparameters"])
        cpu = time.process_time() - start
        server.stdin.write(json.dumps(values) + "\n")
        server.stdin.flush()
        answer = json.loads(server.stdout.readline())
        regret, seconds = answer["regret"], float(answer["training_seconds"])
        study.tell(trial, regret)
        if regret < best:
            best, best_seconds = regret, seconds
        spent += seconds
        yield evaluation, best, cpu, best_seconds, spent


def java(number):
    return str(number).replace("nan", "NaN").replace("inf", "Infinity")


def main():
    output, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    os.makedirs(output, exist_ok=True)
    search = os.path.join(os.path.dirname(__file__), "..", "search.sh")
    for function in sys.argv[4:]:
        server = subprocess.Popen(
            [search, "serve", function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "BUILD": "no"},
        )
        space = json.loads(server.stdout.readline())
        with open(os.path.join(output, f"{function}.{STRATEGY}.csv"), "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS.split(","))
            for seed in range(first, last + 1):
                for step in run(server, space, seed):
                    writer.writerow([function, STRATEGY, seed, *map(java, step)])
        server.stdin.close()
        server.wait()


main()
