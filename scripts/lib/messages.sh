# Words for the operator: what is going on to standard output, what stops the script to standard error.

say() {
  printf '%s\n' "$*"
}

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# the comment at the head of a script is its help
usage() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
}

misused() {
  printf '%s\nSee %s --help.\n' "$*" "$0" >&2
  exit 2
}

# asks once; --yes answers it, and so must a script that nobody sits in front of
confirm() {
  local answer
  [ "${yes:-no}" = no ] || return 0
  [ -t 0 ] || stop "Nobody is here to answer \"$1\": add --yes."
  printf '%s [y/N] ' "$1"
  read -r answer
  case "$answer" in
    y | Y | yes) ;;
    *) stop "Nothing was changed." ;;
  esac
}
