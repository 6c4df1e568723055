#!/bin/sh
# Make sure nginx with its brotli module and wrk are there for the long tests; on Debian they are installed.
# Never skips in silence: without them the recipes in docs/hosting/ are not tested.
set -eu

PATH="$PATH:/usr/sbin"
missing() {
  for program in nginx wrk; do
    command -v "$program" >/dev/null || echo "$program"
  done
  ls /etc/nginx/modules-enabled/*brotli-static.conf >/dev/null 2>&1 || echo "brotli_static"
}

fail() {
  cat >&2 <<MESSAGE
$1
The long tests need nginx, libnginx-mod-http-brotli-static and wrk, as Debian packages.
Install them, then run this again; nginx need not run, the tests start their own.
长测试需要 nginx、libnginx-mod-http-brotli-static 和 wrk，请先安装再重试。
MESSAGE
  exit 1
}

if [ -n "$(missing)" ]; then
  command -v apt-get >/dev/null || fail "Not found: $(missing | tr '\n' ' ')"
  if [ "$(id -u)" = 0 ]; then
    as_root=""
  elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    fail "Not found, and installing needs root: $(missing | tr '\n' ' ')"
  fi
  echo "nginx: installing nginx, its brotli module and wrk (once)" >&2
  # $as_root is unquoted on purpose: it is nothing, or two words.
  $as_root apt-get update -qq >&2 || fail "apt-get update failed."
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends \
    nginx libnginx-mod-http-brotli-static wrk >&2 \
    || fail "apt-get could not install them."
  [ -z "$(missing)" ] || fail "Installed, and still not found: $(missing | tr '\n' ' ')"
fi
nginx -v 2>&1 | sed 's/.*: //'
