#!/bin/sh
# Installs Chromium with the system's package manager where there is none; says so when it cannot.
for name in chromium chromium-browser google-chrome; do command -v "$name" >/dev/null 2>&1 && exit 0; done
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
if command -v apt-get >/dev/null 2>&1; then as_root apt-get update -qq && as_root apt-get install -y -qq chromium >/dev/null
elif command -v dnf >/dev/null 2>&1; then as_root dnf install -y -q chromium
elif command -v brew >/dev/null 2>&1; then brew install --cask chromium
fi || echo "Chromium could not be installed: the browser tests will say so."
exit 0
