#!/bin/sh
# A small Spark cluster on this machine, to try `./hsic-gpbo run … --executor`: a master and workers as processes.
#
#   examples/spark-cluster.sh start [WORKERS [CORES]]   prints the master's address; 2 workers with 1 core each
#   examples/spark-cluster.sh stop
#
# It takes Spark's libraries from where ./hsic-gpbo has built them, or from SPARK_HOME/jars if SPARK_HOME names a
# distribution of Spark. Everything listens on 127.0.0.1 only.
# Environment: JAVA_HOME, SPARK_HOME, HSIC_GPBO_CLUSTER_PORT (7077), HSIC_GPBO_CLUSTER_MEMORY (1g a worker).
set -eu

root=$(CDPATH='' cd -P -- "$(dirname "$0")/.." && pwd)
folder=$root/target/spark-cluster
port=${HSIC_GPBO_CLUSTER_PORT:-7077}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

fail() {
  printf 'spark-cluster: %s\n' "$*" >&2
  exit 2
}

# Spark takes a folder with jars and a RELEASE for a distribution.
make_home() {
  libraries=$root/spark-executor/target/spark
  [ -d "$libraries" ] || fail "Spark is not built yet. './hsic-gpbo run STUDY --executor local[2]' builds it, or 'mvn -Pspark package -Dmaven.test.skip=true'."
  SPARK_HOME=$folder/home
  mkdir -p "$SPARK_HOME/conf" "$SPARK_HOME/jars"
  # Libraries that Spark and the program share lie with the program; networks are brought by it.
  for jar in "$root"/driver/target/lib/*.jar "$libraries"/*.jar; do
    case ${jar##*/} in
      nd4j* | deeplearning4j* | openblas* | javacpp* | *-SNAPSHOT.jar) ;;
      *) ln -sf "$jar" "$SPARK_HOME/jars/" ;;
    esac
  done
  echo "Spark of hsic-gpbo" >"$SPARK_HOME/RELEASE"
  cat >"$SPARK_HOME/conf/logback.xml" <<'XML'
<configuration>
  <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
    <target>System.err</target>
    <encoder><pattern>%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0} - %msg%n</pattern></encoder>
  </appender>
  <root level="INFO"><appender-ref ref="STDERR"/></root>
</configuration>
XML
  export SPARK_HOME
}

# What the scripts of a distribution would set.
export SPARK_SCALA_VERSION=2.13

# Starts a class of Spark in the background; $1 is the name of its log.
start_process() {
  log=$folder/$1.log
  shift
  SPARK_LOCAL_IP=127.0.0.1 nohup "$java" "@$root/spark-executor/jvm.options" -Xmx256m \
    -cp "$SPARK_HOME/conf:$SPARK_HOME/jars/*" "$@" >"$log" 2>&1 &
  echo $! >>"$folder/processes"
}

await() {
  tries=0
  until grep -q "$2" "$folder/$1.log" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries -le 120 ] || fail "$1 did not start; see $folder/$1.log"
    sleep 1
  done
}

start() {
  [ ! -s "$folder/processes" ] || fail "there is one already; '$0 stop' ends it."
  mkdir -p "$folder"
  [ -n "${SPARK_HOME:-}" ] || make_home
  start_process master org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port 0
  await master "New state: ALIVE"
  number=1
  while [ $number -le "$1" ]; do
    start_process "worker-$number" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 \
      --cores "$2" --memory "${HSIC_GPBO_CLUSTER_MEMORY:-1g}" --work-dir "$folder/work-$number" "spark://127.0.0.1:$port"
    await "worker-$number" "Successfully registered with master"
    number=$((number + 1))
  done
  echo "spark://127.0.0.1:$port"
}

stop() {
  [ -s "$folder/processes" ] || fail "there is none."
  while IFS= read -r process; do
    kill "$process" 2>/dev/null || true
  done <"$folder/processes"
  rm -f "$folder/processes"
}

case ${1:-} in
  start) start "${2:-2}" "${3:-1}" ;;
  stop) stop ;;
  *) fail "say start [WORKERS [CORES]] or stop." ;;
esac
