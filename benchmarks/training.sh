#!/usr/bin/env bash
# What training costs on one thread (docs/benchmarks.md). Builds the program first; BUILD=no runs what is built.
#   benchmarks/training.sh speed [CASE] [SECONDS]   examples per CPU second: the workers' loop, bare steps, and PyTorch
#                                                   (Debian: apt install python3-torch; PYTHON=… takes another). CASE: tiny, mlp, cnn or all
#   benchmarks/training.sh steps [SECONDS]          perceptrons with batch normalisation and residual connections: the same two
#                                                   with our steps and with Deeplearning4j's
#   benchmarks/training.sh memory [TRAININGS]       resident memory of one process, 300 trainings unless told
# HSIC_GPBO_ONEDNN=off computes without oneDNN, HSIC_GPBO_STEPS=dl4j with Deeplearning4j's steps alone, as in workers.
# JAVA_OPTS adds options of the JVM.
set -euo pipefail
cd "$(dirname "$0")/.."
test "${BUILD:-yes}" = no ||
  mvn --quiet --batch-mode --no-transfer-progress package -pl benchmarks,driver -am -DskipTests -Djacoco.skip
# As WorkerCommand starts workers.
export OMP_NUM_THREADS=1 OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE:-Haswell}
export MALLOC_ARENA_MAX=1
if [ "${HSIC_GPBO_ONEDNN:-}" = off ]; then plain=true; else plain=false; fi
run() {
  # shellcheck disable=SC2086 # several options
  java -Xmx1024m -Xms64m -Xmn32m -XX:+UseSerialGC ${JAVA_OPTS:-} -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
    "-Dorg.eclipse.deeplearning4j.helpers.disable=$plain" \
    -cp "benchmarks/target/classes:driver/target/lib/*" "org.hsicgpbo.benchmarks.training.$@" 2> /dev/null |
    grep --line-buffered -E '^([a-z-]+ )?[0-9]+ '
}
case ${1:-} in
  speed)
    for it in tiny mlp cnn; do
      if [ "${2:-all}" = all ] || [ "$2" = "$it" ]; then
        "${PYTHON:-/usr/bin/python3}" benchmarks/peers/training_torch.py "$it" "${3:-20}"
        run TrainingSpeed "$it" "${3:-20}" loop
        run TrainingSpeed "$it" "${3:-20}" bare
      fi
    done
    ;;
  steps)
    for it in bateman mnist; do
      for steps in own dl4j; do
        HSIC_GPBO_STEPS=$steps run TrainingSpeed "$it" "${2:-20}" both | sed "s/^/$steps /"
      done
    done
    ;;
  memory) run TrainingMemory "${2:-300}" ;;
  *)
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
