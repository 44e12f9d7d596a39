#!/usr/bin/env bash
# Writes a set of painted scenes with `PaintDataset`, from the built classes:
#
#   assets/recipe/painter.sh --out DIR --count N [--seed 1] [--size 128] [--split train|heldout] [--threads 1]
#
# PAINTER_CLASSPATH names the painter's classes and Jackson; without it Maven builds them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if [ -z "${PAINTER_CLASSPATH:-}" ]; then
  libraries=$root/assets/target/painter.classpath
  if [ ! -f "$libraries" ]; then
    (cd "$root" && mvn -q -pl assets -am -DskipTests package &&
      mvn -q -pl assets dependency:build-classpath -Dmdep.outputFile="$libraries") >&2
  fi
  PAINTER_CLASSPATH=$root/assets/target/classes:$(cat "$libraries")
fi
exec "${JAVA:-java}" -Djava.awt.headless=true -cp "$PAINTER_CLASSPATH" org.scumble.painter.PaintDataset "$@"
