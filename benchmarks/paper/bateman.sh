#!/usr/bin/env bash
# RS, GPBO and HSIC-GPBO on bateman as in Novello et al. 2023: benchmarks/paper/bateman.sh [quick|full] [DIR]
exec "$(dirname "$0")/reproduce.sh" bateman "$@"
