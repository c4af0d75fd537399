load helpers

# a JDK 25 that only says so, and a Maven that is noted
fake_java() {
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk
  mkdir -p "$JAVA_HOME/bin"
  cat >"$JAVA_HOME/bin/java" <<END
#!/bin/sh
[ "\$1" != -version ] || { echo 'openjdk version "$1" 2025-09-16' >&2; exit; }
echo "java \$*" >>"$CALLS"
END
  chmod +x "$JAVA_HOME/bin/java"
}

as_if_built() {
  mkdir -p "$repository/peer-monitor/target/benchmark"
  touch "$repository/peer-monitor/target/benchmark/peer-monitor.aot"
}

@test "what was built is measured with what was asked for, as the image starts it" {
  fake_java 25.0.3
  as_if_built
  script benchmark.sh --as-built --sizes 3x50,1x1000 --runs 5 --warm 60 --against "node other.mjs --fast" --against-metrics /m
  succeeds
  called "io.peermonitor.benchmark.Benchmark sizes=3x50,1x1000 runs=5 warm=60 against=node other.mjs --fast against-metrics=/m -- "
  called "/jvm.options -XX:AOTCache="
}

@test "every size is measured when none is asked for" {
  fake_java 25.0.3
  as_if_built
  script benchmark.sh --as-built
  succeeds
  called "sizes=1x50,3x50,50x50,200x50,1x1000,1x10000 -- "
}

@test "the core alone is measured by JMH, with nothing of the image" {
  fake_java 25.0.3
  mkdir -p "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/sh\nfor word; do case "$word" in -Dmdep.outputFile=*) echo /lib/jmh.jar >"${word#*=}" ;; esac; done\n' \
    >"$BATS_TEST_TMPDIR/bin/mvn"
  chmod +x "$BATS_TEST_TMPDIR/bin/mvn"
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
  script benchmark.sh --core
  succeeds
  called "test-classes:/lib/jmh.jar org.openjdk.jmh.Main CoreBenchmark"
  not_called "io.peermonitor.benchmark.Benchmark"
}

@test "says which value an option needs" {
  script benchmark.sh --sizes 3x50,many
  fails_with 2 '--sizes needs nodes x peers such as 3x50,1x1000, not "3x50,many".'
  script benchmark.sh --runs
  fails_with 2 '--runs needs a number of runs, not "".'
  script benchmark.sh --churn 2
  fails_with 2 '--churn needs a share from 0 to 1, not "2".'
  script benchmark.sh --transport tcp
  fails_with 2 '--transport needs http or ws, not "tcp".'
  script benchmark.sh --against-metrics metrics
  fails_with 2 '--against-metrics needs a path such as /metrics, not "metrics".'
  script benchmark.sh --jvm-options nowhere
  fails_with 2 '--jvm-options needs a file of JVM options, and "nowhere" is none.'
  script benchmark.sh --fast
  fails_with 2 "There is no option --fast."
}

@test "asks for a JDK 25 before it builds" {
  fake_java 21.0.1
  script benchmark.sh
  fails_with 1 "JAVA_HOME is no JDK 25: set it to one, for example Temurin 25."
}

@test "does not measure what was never built" {
  fake_java 25.0.3
  script benchmark.sh --as-built
  fails_with 1 "Nothing is built yet: leave out --as-built."
}

@test "its head is its help" {
  script benchmark.sh --help
  succeeds
  says "--against     measures another monitor in turn"
}
