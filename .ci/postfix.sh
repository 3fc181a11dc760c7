#!/usr/bin/env bash
# Installs Postfix for tests/Runtime.Tests, which start an instance of their own with their own configuration directory.
# Does nothing where it is installed already; where it cannot be installed, says so and leaves the tests to skip.
set -euo pipefail

if [ -x /usr/sbin/postfix ]; then
  echo "postfix: already installed"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "postfix: no apt-get here, its tests will be skipped"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo -n true 2>/dev/null; then
    echo "postfix: needs root to install, its tests will be skipped"
    exit 0
  fi
  as_root=(sudo -n)
fi

export DEBIAN_FRONTEND=noninteractive
# No mail system of the machine: the package must not configure or start one.
echo "postfix postfix/main_mailer_type select No configuration" | "${as_root[@]}" debconf-set-selections
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postfix
echo "postfix: installed"
