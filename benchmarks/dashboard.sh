#!/usr/bin/env bash
# What readers of the dashboard cost the study that it shows (docs/benchmarks.md):
#   benchmarks/dashboard.sh [READERS] [SECONDS] [TRIALS]    500 readers for 60 s, and a page of 10,000 trials twice a second
# Builds the program first; BUILD=no runs what is built.
set -euo pipefail
cd "$(dirname "$0")/.."
test "${BUILD:-yes}" = no ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
ulimit -n 4096
exec java -Xmx1g -XX:+UseSerialGC -cp "benchmarks/target/classes:benchmarks/target/lib/*:driver/target/hsic-gpbo.jar" \
  org.hsicgpbo.benchmarks.dashboard.DashboardLoad "${1:-500}" "${2:-60}" "${3:-10000}"
