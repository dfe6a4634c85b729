#!/usr/bin/env bash
# Ranks 10 hyperparameters of one sample with this program and with others, one after another, and prints a
# Markdown table. Debian: apt install python3-numpy python3-openturns python3-optuna python3-sklearn time
#   benchmarks/peers/sensitivity.sh [N]     N trials, 10000 unless told; OpenTURNS takes 2,000 of them (9 GB at 10,000), fANOVA 1,000
set -euo pipefail
cd "$(dirname "$0")/../.."
n=${1:-10000}
python=${PYTHON:-/usr/bin/python3}
sample=$(mktemp)
measured=$(mktemp)
output=$(mktemp)
trap 'rm -f "$sample" "$measured" "$output"' EXIT
classpath="benchmarks/target/classes:benchmarks/target/lib/*"
java=(java -XX:+UseSerialGC -cp "$classpath" org.hsicgpbo.benchmarks.sensitivity.RankingProgram)
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

test -d benchmarks/target/lib ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks -am -DskipTests -Djacoco.skip
"$python" benchmarks/peers/peers.py draw "$sample" "$n"

# Wall seconds and greatest resident memory in MB of a process go to $measured, its output to $output.
measure() {
  /usr/bin/time --format '%e %M' --output "$measured" "$@" > "$output"
}
wall() { cut -d' ' -f1 "$measured"; }
resident() { awk '{ printf "%.0f", $2 / 1024 }' "$measured"; }
figure() { awk -v name="$1" '$1 == name { print $2 }' "$output"; }
seconds() { awk "{ print \$2 }" "$output"; }

measure "${java[@]}"
empty=$(resident)
measure "${java[@]}" "$sample" 10 none 0
loaded=$(resident)
measure "${java[@]}" "$sample" 10 none 1
process=$(wall)
processMemory=$(resident)
measure "${java[@]}" "$sample" 10 none 50
first=$(figure first)
ours=$(figure fastest)
oursCpu=$(figure cpu)
cp "$output" "$output.ours"
measure "${java[@]}" "$sample" 10 1000 10
permutations=$(figure fastest)
measure "${java[@]}" "$sample" 10 asymptotic 10
asymptotic=$(figure fastest)

row() {
  awk -v what="$1" -v trials="$2" -v s="$3" -v mb="$4" -v ours="$oursCpu" \
    'BEGIN { printf "| %s | %s | %.4g | %s | %.3g |\n", what, trials, s, mb, s / ours }'
}
echo "| ranking of 10 hyperparameters | trials | CPU seconds | greatest memory, MB | times ours |"
echo "| --- | --- | --- | --- | --- |"
row "ours, warm" "$n" "$oursCpu" ""
row "ours, with asymptotic p-values (wall)" "$n" "$asymptotic" ""
row "ours, with 1,000 permutations (wall)" "$n" "$permutations" ""
row "ours, first in a new JVM (wall)" "$n" "$first" ""
row "ours, whole process with reading (wall)" "$n" "$process" "$processMemory"
measure "$python" benchmarks/peers/peers.py numpy "$sample"
row "numpy, n² sum as published, in blocks" "$n" "$(seconds)" "$(resident)"
cp "$output" "$output.numpy"
measure "$python" benchmarks/peers/peers.py numpy-matrices "$sample"
row "numpy, n² sum as published, full matrices" "$n" "$(seconds)" "$(resident)"
measure "$python" benchmarks/peers/peers.py openturns "$sample" 2000
row "OpenTURNS, V-statistic" 2000 "$(seconds)" "$(resident)"
measure "$python" benchmarks/peers/peers.py fanova "$sample" 1000
row "Optuna $("$python" -c 'import optuna; print(optuna.__version__)'), fANOVA" 1000 "$(seconds)" "$(resident)"
measure "$python" benchmarks/peers/peers.py ped-anova "$sample"
row "PED-ANOVA's formula in numpy, not Optuna's" "$n" "$(seconds)" "$(resident)"
echo
echo "An empty JVM takes $empty MB, one that has read the sample $loaded MB. Fastest of 50, wall: $ours s."
for i in 0 1 2 3 4 5 6 7 8 9; do
  awk -v name="u$i" '$1 == name { print $2 }' "$output.ours"
done | paste -sd' ' |
  awk 'NR == FNR { for (i = 1; i <= 10; i++) mine[i] = $i; next }
    { for (i = 1; i <= 10; i++) { d = mine[i] - $(i + 2); if (d < 0) d = -d; if (d > most) most = d } }
    END { printf "Greatest difference of an index from numpy: %.1e.\n", most }' - "$output.numpy"
rm -f "$output.ours" "$output.numpy"
