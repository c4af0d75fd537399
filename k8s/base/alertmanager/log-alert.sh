#!/bin/sh
# Takes one notification of Alertmanager, an HTTP request on its input, and writes its body to the log
# as one line. Serve it with: nc -lk -s 127.0.0.1 -p 9095 -e log-alert.sh
set -u

length=0
while IFS= read -r header; do
  header=$(printf '%s' "$header" | tr -d '\r' | tr '[:upper:]' '[:lower:]')
  case $header in
    content-length:*) length=${header#*:} length=${length# } ;;
    '') break ;;
  esac
done
case $length in
  '' | 0 | *[!0-9]*)
    printf 'HTTP/1.1 411 Length Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
    exit 0
    ;;
esac
# the error output is the container's log, the ordinary one answers Alertmanager
{
  head -c "$length" | tr -d '\r\n'
  echo
} >&2
printf 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
