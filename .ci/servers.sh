#!/usr/bin/env bash
# The mail servers that tests/Runtime.Tests talk to, each started by the tests with a configuration and folders of their own: Postfix as a
# package; Exim and OpenSMTPD beside it, unpacked into a folder, because as packages each would drive the other out.
# Does nothing for what is there already; where something cannot be had, says so and leaves its tests to skip.
set -uo pipefail

unpacked=/usr/local/lib/smtp-test-servers

if ! command -v apt-get >/dev/null; then
  echo "servers: no apt-get here, their tests will be skipped"
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo -n true 2>/dev/null; then
    echo "servers: need root to install, their tests will be skipped"
    exit 0
  fi
  as_root=(sudo -n)
fi

install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }

updated=false
update() { $updated || "${as_root[@]}" apt-get update -qq; updated=true; }

user() { id "$1" >/dev/null 2>&1 || "${as_root[@]}" useradd --system --no-create-home --shell /usr/sbin/nologin "$1"; }

unpack() { # package, its program, libraries that may be missing
  local package=$1 program=$2 folder
  shift 2
  if [ -x "$program" ] || [ -x "$unpacked$program" ]; then
    echo "$package: already there"
    return
  fi
  folder=$(mktemp -d) || return 1
  chmod 755 "$folder"
  update && install "$@" \
    && (cd "$folder" && apt-get download -qq "$package" 2>/dev/null) \
    && "${as_root[@]}" mkdir -p "$unpacked" \
    && "${as_root[@]}" dpkg -x "$folder"/*.deb "$unpacked"
  local result=$?
  rm -rf "$folder"
  return $result
}

if [ -x /usr/sbin/postfix ]; then
  echo "postfix: already there"
else
  # No mail system of the machine: the package must not configure or start one.
  echo "postfix postfix/main_mailer_type select No configuration" | "${as_root[@]}" debconf-set-selections
  update && install postfix || exit 1
fi

user Debian-exim && unpack exim4-daemon-light /usr/sbin/exim4 libidn12 libgnutls-dane0 libdb5.3 libnsl2 libpcre2-8-0 || exit 1
user opensmtpd && user opensmtpq && unpack opensmtpd /usr/sbin/smtpd libevent-2.1-7 libdb5.3 libpam0g libssl3 || exit 1
