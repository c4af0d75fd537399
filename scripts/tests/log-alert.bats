# What the container alert-log runs for each notification of Alertmanager.

log_alert() {
  sh "$BATS_TEST_DIRNAME/../../k8s/base/alertmanager/log-alert.sh" >"$BATS_TEST_TMPDIR/reply" 2>"$BATS_TEST_TMPDIR/log"
}

@test "a notification becomes one line of the log and is answered with 200" {
  printf 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 28\r\n\r\n{"status":"firing",\n"n": 1}\n' | log_alert
  [ "$(cat "$BATS_TEST_TMPDIR/log")" = '{"status":"firing","n": 1}' ]
  [[ $(head -n 1 "$BATS_TEST_TMPDIR/reply") = "HTTP/1.1 200 OK"* ]]
}

@test "it reads no further than the length, whatever the case of the header" {
  printf 'POST / HTTP/1.1\r\nCONTENT-LENGTH: 2\r\n\r\n{}more' | log_alert
  [ "$(cat "$BATS_TEST_TMPDIR/log")" = '{}' ]
}

@test "a request without a body is refused and logs nothing" {
  printf 'GET / HTTP/1.1\r\nHost: x\r\n\r\n' | log_alert
  [[ $(head -n 1 "$BATS_TEST_TMPDIR/reply") = "HTTP/1.1 411"* ]]
  [ ! -s "$BATS_TEST_TMPDIR/log" ]
}

@test "a connection that says nothing, as a probe makes it, logs nothing" {
  log_alert </dev/null
  [ ! -s "$BATS_TEST_TMPDIR/log" ]
}

@test "a length that is no number is refused" {
  printf 'POST / HTTP/1.1\r\nContent-Length: 9; rm\r\n\r\n{}' | log_alert
  [ ! -s "$BATS_TEST_TMPDIR/log" ]
}
