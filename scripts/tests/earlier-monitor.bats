load helpers

setup_earlier() {
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk
  earlier=$BATS_TEST_TMPDIR/before
  mkdir -p "$JAVA_HOME/bin" "$earlier/peer-monitor/target/benchmark"
  touch "$earlier/peer-monitor/target/benchmark/peer-monitor.aot"
  cat >"$JAVA_HOME/bin/java" <<'END'
#!/bin/sh
[ "$1" != -version ] || { echo 'openjdk version "25.0.3" 2025-09-16' >&2; exit; }
echo "java $*" >>"$CALLS"
END
  chmod +x "$JAVA_HOME/bin/java"
}

@test "an earlier build watches the nodes of the benchmark, on its port and beat" {
  setup_earlier
  export NODE_URLS=http://127.0.0.1:1,http://127.0.0.1:2 PORT=3 INTERVAL_SECONDS=0.2
  script earlier-monitor.sh "$earlier"
  succeeds
  called "java @$earlier/peer-monitor/target/benchmark/jvm.options -XX:AOTCache=$earlier/peer-monitor/target/benchmark/peer-monitor.aot"
  called "--server.port=3 --peer-monitor.polling.interval=200ms"
  called "--peer-monitor.nodes.node-0.url=http://127.0.0.1:1 --peer-monitor.nodes.node-1.url=http://127.0.0.1:2"
}

@test "an earlier build that is missing says how to make it" {
  setup_earlier
  rm "$earlier/peer-monitor/target/benchmark/peer-monitor.aot"
  script earlier-monitor.sh "$earlier"
  fails_with 1 "Nothing is built in $earlier yet: run scripts/benchmark.sh --quick --sizes 1x50 there."
}

@test "an earlier build that nobody compares says who starts it" {
  setup_earlier
  script earlier-monitor.sh "$earlier"
  fails_with 2 "This is started by scripts/benchmark.sh --against."
}
