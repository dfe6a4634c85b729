#!/usr/bin/env bash
# RS, GPBO and HSIC-GPBO on runge as in Novello et al. 2023: benchmarks/paper/runge.sh [quick|full] [DIR]
exec "$(dirname "$0")/reproduce.sh" runge "$@"
