#!/bin/sh
# Make sure a browser for the tests is there (`chromium` or `firefox`) and print its path; on Debian it is installed.
# Never skips in silence: without a browser the promises about the pages are not tested.
set -eu

case "${1:-}" in
  chromium)
    setting=CHROMIUM chosen="${CHROMIUM:-}" packages="chromium fonts-noto-cjk"
    commands="chromium chromium-browser google-chrome"
    ;;
  firefox)
    setting=FIREFOX chosen="${FIREFOX:-}" packages="firefox-esr fonts-noto-cjk"
    commands="firefox-esr firefox"
    ;;
  *)
    echo "usage: $0 chromium|firefox" >&2
    exit 2
    ;;
esac

find_browser() {
  # $commands is unquoted on purpose: it is several words.
  for candidate in "$chosen" $commands; do
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
The tests need Chromium, Firefox and a Chinese font. Install what is missing (Debian: $packages),
or set $setting to the path of one that runs, then run this again.
测试需要 Chromium 和 Firefox 浏览器，以及中文字体，请先安装再重试。
MESSAGE
  exit 1
}

if [ -n "$chosen" ] && ! command -v "$chosen" >/dev/null; then
  fail "$setting is set to $chosen, which cannot be run."
fi
find_browser && exit 0

command -v apt-get >/dev/null || fail "No $1 was found, and there is no apt-get to install it."
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  fail "No $1 was found, and installing it needs root."
fi

echo "browser: installing $packages (once)" >&2
# $as_root and $packages are unquoted on purpose: they are nothing, or several words.
$as_root apt-get update -qq >&2 || fail "apt-get update failed."
$as_root env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends $packages >&2 \
  || fail "apt-get could not install $packages."
find_browser || fail "$1 was installed and does not run."
