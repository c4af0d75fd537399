#!/usr/bin/env bash
# Formats all Java sources the way `mvn verify` checks them, whichever JDK runs Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -pl peer-monitor toolchains:select-jdk-toolchain@install-JDK-25-if-this-fails exec:exec@format-check -Dspotless.goal=apply
