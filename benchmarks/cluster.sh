#!/usr/bin/env bash
# Builds the benchmarks and runs one of clusters; `benchmarks/cluster.sh --help` tells which there are:
#   benchmarks/cluster.sh time > times.csv
#   BUILD=no benchmarks/cluster.sh simulate --times times.csv
# BUILD=no runs what is built. Overhead of Spark itself: benchmarks/spark-overhead.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
test "${BUILD:-yes}" = no ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip >&2
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec java -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR \
  -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.hsicgpbo.benchmarks.cluster.ClusterBenchmarks "$@"
