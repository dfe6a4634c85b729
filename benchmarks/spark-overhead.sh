#!/usr/bin/env bash
# What a trial costs beside its training, on workers of this machine and on a Spark cluster of one worker on this machine:
# the median over 60 short trainings, one at a time, of the time between the begin and the end of a trial that is stored, less
# the seconds of training that it tells. The first 5 of each start workers and do not count.
#   benchmarks/spark-overhead.sh            starts a cluster with examples/spark-cluster.sh and ends it
#   benchmarks/spark-overhead.sh URL        on that one
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"; [ -z "${started:-}" ] || examples/spark-cluster.sh stop' EXIT
cat >"$folder/study.yaml" <<'YAML'
study: overhead
seed: 1
problem: {type: runge, epochs: 20}
space:
  n-layers:      {type: integer, low: 1, high: 2}
  n-units:       {type: integer, low: 4, high: 16}
  learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
goal: {quantile: 0.10}
strategy: {type: random}
budget: {trials: 65}
YAML
master=${1:-}
if [ -z "$master" ]; then
  ./hsic-gpbo run "$folder/study.yaml" --quiet --workers 1 --executor 'local[1]' --storage "$folder/built.db" >/dev/null
  master=$(examples/spark-cluster.sh start 1 1)
  started=yes
fi

measure() {
  ./hsic-gpbo run "$folder/study.yaml" --quiet --workers 1 --storage "$folder/$1.db" "${@:2}" >/dev/null
  ./hsic-gpbo export overhead --format optuna-csv --storage "$folder/$1.db" >"$folder/$1.csv"
  awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { split($at["duration"], d, /[ :]/); print 1000 * (d[3] * 3600 + d[4] * 60 + d[5] - $at["user_attrs_seconds"]) }' \
    "$folder/$1.csv" | tail -n +6 | sort -n | awk -v name="$1" '{ a[NR] = $1 } END { printf "%s: median %.0f ms, 90 %% below %.0f ms (%d trials)\n", name, a[int((NR + 1) / 2)], a[int(NR * 0.9)], NR }'
}

measure local
measure cluster --executor "$master"
