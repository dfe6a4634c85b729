#!/usr/bin/env bash
# A study of short trainings whose workers and drivers are killed (kill -9) at random moments.
#
#   benchmarks/soak.sh [TRIALS] [MINUTES]
#
# Runs ./hsic-gpbo run again after each death of the driver, until all TRIALS (2000) are done or
# MINUTES are over; then what was begun is finished without kills. At the end every number must be
# stored exactly once and no process may be left over. Prints counts; exit code 1 if anything is
# wrong. HSIC_GPBO names another program, SOAK_SEED the seed of the kills, SOAK_STORAGE another
# storage than a file of its own, SOAK_PAUSE the longest pause between kills in seconds (5),
# SOAK_WORKERS the number of workers (2). Needs Linux.
set -euo pipefail

trials=${1:-2000}
minutes=${2:-100000}
home=$(cd "$(dirname "$0")/.." && pwd)
program=${HSIC_GPBO:-$home/hsic-gpbo}
folder=$(mktemp -d "${TMPDIR:-/tmp}/hsic-gpbo-soak.XXXXXX")
storage=${SOAK_STORAGE:-$folder/soak.db}
pause=${SOAK_PAUSE:-5}
study=soak-$$
file=$folder/$study.yaml
RANDOM=${SOAK_SEED:-$$}
export XDG_DATA_HOME=$folder/data XDG_STATE_HOME=$folder/state
# Whatever is started below inherits it, and is found by it.
export HSIC_GPBO_SOAK=$study

write_study() {
  cat > "$file" <<YAML
study: $study
seed: 7
problem: {type: runge, epochs: 600}
space:
  n-layers:      {type: integer, low: 1, high: 3}
  n-units:       {type: integer, low: 4, high: 32, log: true}
  activation:    {type: categorical, values: [relu, tanh]}
  learning-rate: {type: real, low: 1e-4, high: 1e-1, log: true}
strategy: {type: random}
budget: {trials: $1}
workers: ${SOAK_WORKERS:-2}
retries: 5
YAML
}

# Processes of this soak that still run, but for this script and what looks for them.
left_over() {
  env -u HSIC_GPBO_SOAK grep -slzF "HSIC_GPBO_SOAK=$study" /proc/[0-9]*/environ | cut -d / -f 3 \
    | while read -r pid; do [ "$pid" = "$$" ] || [ "$pid" = "$BASHPID" ] || ps -o pid=,args= -p "$pid"; done \
    | grep -v -e 'soak.sh' -e ' cut -d' -e ' grep ' | cut -c 1-150 || true
}

# Stored trials, one line each: number, state, stage.
stored() {
  "$program" export "$study" --storage "$storage" --format csv 2>> "$folder/export.err" \
    | grep -E '^[0-9]+,[a-z-]+,random,' | cut -d , -f 1-3 || true
}

# What was stored once must be there at the end, with the outcome that it had.
: > "$folder/seen.csv"
remember() {
  stored | cat - "$folder/seen.csv" | sort -u > "$folder/seen.new"
  mv "$folder/seen.new" "$folder/seen.csv"
}

begin=$(date +%s)
seconds_left() { echo $((begin + minutes * 60 - $(date +%s))); }
driver_kills=0 worker_kills=0 runs=0 leftovers=0 complete=false
write_study "$trials"
echo "soak: $trials trials, storage $storage, what it prints: $folder"

while ! $complete && [ "$(seconds_left)" -gt 0 ]; do
  runs=$((runs + 1))
  "$program" run "$file" --storage "$storage" > "$folder/run.out" 2> "$folder/run-$runs.err" &
  driver=$!
  while kill -0 "$driver" 2> /dev/null; do
    sleep "$((RANDOM % pause + 1)).$((RANDOM % 10))"
    # Not INT, which a shell makes its background processes ignore.
    [ "$(seconds_left)" -gt 0 ] || { kill -TERM "$driver" 2> /dev/null || true; break; }
    mapfile -t workers < <(pgrep -P "$driver" -f trainers.worker.WorkerMain || true)
    if [ $((RANDOM % 3)) = 0 ]; then
      if kill -KILL "$driver" 2> /dev/null; then driver_kills=$((driver_kills + 1)); fi
      break
    elif [ ${#workers[@]} -gt 0 ]; then
      if kill -KILL "${workers[RANDOM % ${#workers[@]}]}" 2> /dev/null; then
        worker_kills=$((worker_kills + 1))
      fi
    fi
  done
  code=0
  wait "$driver" 2> /dev/null || code=$?
  if [ "$code" = 0 ]; then
    complete=true
  elif [ "$code" != 137 ] && [ "$code" != 143 ]; then
    echo "soak: run $runs ended with exit code $code:"
    tail -5 "$folder/run-$runs.err"
    exit 1
  fi
  for _ in $(seq 50); do
    left=$(left_over)
    [ -n "$left" ] || break
    sleep 0.2
  done
  if [ -n "$left" ]; then
    leftovers=$((leftovers + 1))
    printf 'soak: left over after run %s:\n%s\n' "$runs" "$left"
  fi
  remember
  if [ $((runs % 10)) = 0 ]; then
    echo "soak: $(($(date +%s) - begin)) s, $(stored | wc -l) trials, kills of drivers $driver_kills, of workers $worker_kills"
  fi
done

if ! $complete; then
  # What was begun is finished; the budget is what there is.
  trials=$(stored | wc -l)
  trials=$((trials + 10))
  write_study "$trials"
  "$program" run "$file" --storage "$storage" > "$folder/run.out" 2> "$folder/last.err"
fi

remember
stored > "$folder/stored.csv"
lost=$(comm -13 <(cut -d , -f 1 "$folder/stored.csv" | sort -u) <(seq "$trials" | sort) | wc -l)
forgotten=$(comm -23 "$folder/seen.csv" <(sort "$folder/stored.csv") | wc -l)
doubled=$(cut -d , -f 1 "$folder/stored.csv" | sort | uniq -d | wc -l)
echo "soak: $(wc -l < "$folder/stored.csv") of $trials trials stored in $(($(date +%s) - begin)) s and $runs runs"
cut -d , -f 2 "$folder/stored.csv" | sort | uniq -c | sed 's/^ */soak:   /'
echo "soak: kills of drivers $driver_kills, of workers $worker_kills; lost $lost, forgotten or changed $forgotten, doubled $doubled, runs with processes left over $leftovers"
[ "$lost" = 0 ] && [ "$forgotten" = 0 ] && [ "$doubled" = 0 ] && [ "$leftovers" = 0 ]
