#!/usr/bin/env bash
# Builds the benchmarks and runs JMH with the arguments given, such as: benchmarks/jmh.sh SensitivityBenchmark -p n=10000
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
exec java -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.openjdk.jmh.Main "$@"
