#!/usr/bin/env bash
# Measures the optimizer as it was before the present Gaussian process, in the same benchmark:
#   benchmarks/skeleton.sh --seeds 9000-9009 --output DIR     options of `search.sh quality` but strategy and label
# Its optimizer-core is compiled from COMMIT and comes first on the class path, so it must still have the
# strategy's interface of today.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=${COMMIT:-bfc6f423205768718b02f02cdd16ef318105ed32}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

test -d benchmarks/target/lib ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
git archive "$commit" optimizer-core/src/main/java | tar --extract --directory "$folder"
find "$folder" -name '*.java' -print0 | xargs -0 javac -nowarn -proc:none -d "$folder/classes" \
  -cp "$(find benchmarks/target/lib -name '*.jar' ! -name 'optimizer-core*' -print | paste -sd:)"
CLASSES="$folder/classes" BUILD=no benchmarks/search.sh quality --strategies gpbo --label skeleton "$@"
