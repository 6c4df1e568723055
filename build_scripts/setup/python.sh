#!/bin/sh
# Print the command of a Python that runs and is 3.13, or say what to install.
# A command that exists is not enough: version managers leave shims that refuse to run.
set -eu

for candidate in python3.13 python3; do
  if version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) \
    && [ "$version" = "3.13" ]; then
    echo "$candidate"
    exit 0
  fi
done

cat >&2 <<'MESSAGE'
Python 3.13 was not found (looked for python3.13, then python3).
The browser carries Python 3.13, and bytecode made by another version does not load there.
Install Python 3.13 (from your system's packages, from python.org, or `pyenv install 3.13`), then
run this again.
没有找到 Python 3.13，请先安装再重试。
MESSAGE
exit 1
