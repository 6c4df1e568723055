#!/bin/sh
# Make sure there is a Chromium for the tests and print its path; on Debian it is installed.
# Never skips in silence: without a browser the promises about the pages are not tested.
set -eu

find_browser() {
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$candidate" ] && path=$(command -v "$candidate") \
      && "$path" --version >/dev/null 2>&1; then
      echo "$path"
      return 0
    fi
  done
  return 1
}

fail() {
  cat >&2 <<MESSAGE
$1
The tests need Chromium and a Chinese font. Install them (Debian: chromium fonts-noto-cjk), or set
CHROMIUM to the path of a Chromium or Chrome, then run this again.
测试需要 Chromium 浏览器和中文字体，请先安装再重试。
MESSAGE
  exit 1
}

if [ -n "${CHROMIUM:-}" ] && ! command -v "$CHROMIUM" >/dev/null; then
  fail "CHROMIUM is set to $CHROMIUM, which cannot be run."
fi
find_browser && exit 0

command -v apt-get >/dev/null || fail "No Chromium was found, and there is no apt-get to install it."
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  fail "No Chromium was found, and installing it needs root."
fi

echo "browser: installing chromium and fonts-noto-cjk (once)" >&2
# $as_root is unquoted on purpose: it is nothing, or two words.
$as_root apt-get update -qq >&2 || fail "apt-get update failed."
$as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >&2 \
  || fail "apt-get could not install chromium."
find_browser || fail "Chromium was installed and does not run."
