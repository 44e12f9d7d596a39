#!/usr/bin/env bash
# Makes an installer for the system it runs on, by jpackage; Linux and macOS.
#
#   installers/package.sh [TYPE]     TYPE: app-image (default), deb, rpm, dmg, pkg
#
# The result lies in installers/target. It carries its own Java, so nothing needs to be installed.
set -euo pipefail
unset CDPATH # with it `cd` may end in another folder
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." > /dev/null && pwd)
type=${1:-app-image}
target=$root/installers/target

"$root/scumble" --version > /dev/null # builds what is not built yet
java_home=$("$root/scumble" --print-jdk)

rm -rf "$target"
mkdir -p "$target/input" "$target/content/assets"
cp "$root"/app/target/scumble-app-0.1.0.jar "$root"/app/target/lib/*.jar "$target/input"
cp -R "$root/assets/starter" "$root/assets/tokenizer" "$target/content/assets"

# ONNX Runtime is an automatic module, which jlink refuses: the program stays on the class path, and
# only the JDK's own modules are linked.
"$java_home/bin/jpackage" \
  --type "$type" \
  --dest "$target" \
  --name Scumble \
  --app-version 0.1.0 \
  --description "A creative studio on your own workstation" \
  --input "$target/input" \
  --main-jar scumble-app-0.1.0.jar \
  --main-class org.scumble.app.Main \
  --add-modules java.base,java.desktop,java.logging,java.management,java.net.http,java.scripting,java.sql,java.xml,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,jdk.charsets,jdk.localedata \
  --app-content "$target/content/assets" \
  --java-options "-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
  --java-options "-Dscumble.assets=\$APPDIR/../assets"
echo "$target"
