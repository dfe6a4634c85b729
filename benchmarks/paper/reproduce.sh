#!/usr/bin/env bash
# The paper's comparison and figures on one problem; runge.sh, bateman.sh and mnist.sh call it.
#   benchmarks/paper/reproduce.sh PROBLEM [quick|full] [DIR]
# quick fits two cores, full is meant for a night on a GPU. What was trained is kept in DIR/studies.db:
# after an interruption the same command goes on.
set -euo pipefail
usage() {
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
[ $# -ge 1 ] && [ $# -le 3 ] || usage
problem=$1
size=${2:-quick}
cd "$(dirname "$0")/../.."
case $size in
  quick) comparison=$problem-quick ;;
  full) comparison=$problem ;;
  *) usage ;;
esac
file=configs/compare/$comparison.yaml
[ -f "$file" ] || { echo "There is no comparison $file." >&2; exit 2; }
out=${3:-results/paper/$comparison}
mkdir -p "$out"
storage=$out/studies.db

./hsic-gpbo compare "$file" --storage "$storage" --output "$out"

# The ranking from the random trials of all seeds together: what decides who is among the best, and
# what sends networks among the worst (the paper's pictures of Bateman, MNIST and "optimizer").
# Categories are compared as equal or not: in a list where good and bad ones alternate, places hide
# what they decide.
pooled=$out/random-trials.csv
: > "$pooled"
for study in $(./hsic-gpbo studies --storage "$storage" | awk -v p="$comparison.random." 'index($1, p) == 1 { print $1 }'); do
  if [ -s "$pooled" ]; then
    ./hsic-gpbo export "$study" --storage "$storage" | tail -n +2 >> "$pooled"
  else
    ./hsic-gpbo export "$study" --storage "$storage" > "$pooled"
  fi
done
for goal in best worst; do
  worst=""
  [ "$goal" = best ] || worst=--worst
  # shellcheck disable=SC2086 # no word where there is no option
  ./hsic-gpbo analyze --log "$pooled" --error error --cost flops --categories value --pairs $worst --output "$out/$goal" > "$out/$goal.txt"
done
echo "Written to $out: comparison.html, best/analysis.html, worst/analysis.html"
