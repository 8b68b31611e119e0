#!/usr/bin/env bash
# The real readers of graph files, for the tests that ask them: graphology and cytoscape.js from npm, Gephi's toolkit
# from Maven. What cannot be had here is told in a line, and its tests skip.
set -uo pipefail
cd "$(dirname "$0")/../.."
folder=build/importers
toolkit=org.gephi:gephi-toolkit:0.10.1:jar:all
jar=$folder/gephi-toolkit-0.10.1-all.jar
sum=3e4f5fd6c7d1d75c1e0bfbeae42cc58a1d22ae7c5d793a498e6c5842f22bf027
mkdir -p "$folder"

packages() {
  cp tests/importers/package.json tests/importers/package-lock.json "$folder"
  timeout 300 npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --fetch-retries=1
}

gephi() {
  echo "$sum  $jar" | sha256sum --check --status 2>/dev/null && return
  timeout 900 mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:2.8:copy \
    -Dartifact="$toolkit" -DoutputDirectory="$folder" &&
    echo "$sum  $jar" | sha256sum --check --quiet || { rm -f "$jar"; return 1; }
}

tell() {
  local what=$1
  if "$2" >"$folder/$2.log" 2>&1; then echo "$what: installed"; else
    echo "$what: not to be had here, its tests will skip ($(grep -m 1 . "$folder/$2.log"))"
  fi
}

tell "graphology and cytoscape.js (npm)" packages
tell "Gephi toolkit (Maven)" gephi
