#!/usr/bin/env bash
# Builds the benchmarks and runs one of search, one thread; `benchmarks/search.sh --help` tells which there are:
#   benchmarks/search.sh quality --strategies gpbo,tpe --functions Branin,LCBench-3945 --seeds 9000-9009 --output DIR
# BUILD=no runs what is built; CLASSES=DIR puts other classes of the optimizer first.
set -euo pipefail
cd "$(dirname "$0")/.."
test "${BUILD:-yes}" = no ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec java -XX:+UseSerialGC -Djava.awt.headless=true -Dslf4j.internal.verbosity=ERROR \
  -cp "${CLASSES:+$CLASSES:}benchmarks/target/classes:benchmarks/target/lib/*" org.hsicgpbo.benchmarks.search.SearchBenchmarks "$@"
