#!/usr/bin/env bash
# RS, GPBO and HSIC-GPBO on mnist as in Novello et al. 2023: benchmarks/paper/mnist.sh [quick|full] [DIR]
exec "$(dirname "$0")/reproduce.sh" mnist "$@"
