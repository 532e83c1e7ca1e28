#!/usr/bin/env bash
# Approves the public API as it is now: writes PublicAPI.Unshipped.txt of every project that has one. Review the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for list in src/*/PublicAPI.Unshipped.txt; do
  echo '#nullable enable' > "$list"
done
for project in src/Aef.PowerShell src/Aef.Adapters; do
  dotnet build "$project" -c Debug -nologo -v q -p:TreatWarningsAsErrors=false -p:RunAnalyzers=true >> "$log" 2>&1 || { grep -E ': error ' "$log" >&2; exit 1; }
done
for list in src/*/PublicAPI.Unshipped.txt; do
  project=$(basename "$(dirname "$list")")
  grep -F "/$project.csproj]" "$log" | sed -nE "s/.*warning RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" \
    | sed -E "s/^implicit constructor for '(.*)'$/\1/" | LC_ALL=C sort -u >> "$list"
  wc -l "$list"
done
