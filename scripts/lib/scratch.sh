# A folder of this run's own, and the end of what this run started, however it ends.

scratch=$(mktemp -d)
trap 'at_end; end_forward; rm -rf "$scratch"' EXIT

# what a script has begun and must not leave half done; it says so by a function of its own
at_end() {
  :
}

# a script without port-forwards has none to end
end_forward() {
  :
}

# remembers what a person must act on, for the end of the screen
trouble() {
  say "$*" >>"$scratch/troubles"
}
