#!/usr/bin/env bash
# Builds the benchmarks and runs one of search: benchmarks/search.sh SearchQuality --functions Branin, or SuggestionTime
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
name="$1"
shift
exec java -cp "benchmarks/target/classes:benchmarks/target/lib/*" "org.hsicgpbo.benchmarks.search.$name" "$@"
