#!/usr/bin/env bash
# Runs gcloud commands against a local server and compares what they print.
# Usage: gcloud.sh [SERVER]    SERVER is the program aef-serve; by default that of the build.
# The last line is "N of N passed, N skipped". Exit code 0: all passed; 1: some failed; 77: gcloud is not installed.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
server=${1:-$here/../../src/Aef.Web/bin/Release/net10.0/aef-serve}

if ! command -v gcloud >/dev/null; then
  echo "SKIPPED: gcloud is not installed" >&2
  echo "0 of 0 passed, all skipped"
  exit 77
fi

work=$(mktemp -d)
"$server" --port 0 --state "$work/state" --urls-file "$work/urls" >"$work/server.out" 2>&1 &
process=$!
trap 'kill $process 2>/dev/null; wait $process 2>/dev/null; rm -rf "$work"' EXIT
for ((i = 0; i < 600; i++)); do [[ -s $work/urls ]] && break; sleep 0.05; done
url=$(head -n 1 "$work/urls")/

export CLOUDSDK_CONFIG=$work/gcloud CLOUDSDK_CORE_PROJECT=p1 CLOUDSDK_WORKFLOWS_LOCATION=us-central1
export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true CLOUDSDK_CORE_DISABLE_PROMPTS=1 CLOUDSDK_CORE_DISABLE_USAGE_REPORTING=true
export CLOUDSDK_CORE_CHECK_GCE_METADATA=false CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK=true CLOUDSDK_SURVEY_DISABLE_PROMPTS=true
for service in WORKFLOWS WORKFLOWEXECUTIONS CLOUDSCHEDULER STORAGE APPENGINE; do
  export "CLOUDSDK_API_ENDPOINT_OVERRIDES_$service=$url"
done

passed=0 failed=0 skipped=0

# check NAME EXIT PATTERN COMMAND...: the command ends with this exit code, and its output matches the extended regular expression.
check() {
  local name=$1 exit=$2 pattern=$3 output code
  shift 3
  output=$("$@" 2>&1)
  code=$?
  if [[ $code -eq $exit ]] && grep -Eq -- "$pattern" <<<"$output"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s: exit code %s\n%s\n' "$name" "$code" "$output" | head -n 20
  fi
}

cat >"$work/add.yaml" <<'YAML'
main:
  params: [args]
  steps:
    - add:
        assign:
          - sum: ${args.a + args.b}
    - end:
        return: ${sum}
YAML
cat >"$work/wait.yaml" <<'YAML'
main:
  steps:
    - wait:
        call: sys.sleep
        args:
          seconds: 3600
YAML
echo 'main: {steps: [{a: {return: "${nothing}"}}]}' >"$work/wrong.yaml"

check "deploy a new workflow" 0 'state: ACTIVE' gcloud workflows deploy add --source="$work/add.yaml" --labels=team=data
check "describe it" 0 'revisionId: 000001-[0-9a-f]{3}' gcloud workflows describe add
check "deploy a description" 0 'description: adds' gcloud workflows deploy add --description=adds
check "the revision stays the same" 0 'revisionId: 000001-' gcloud workflows describe add
check "deploy a changed source" 0 'revisionId: 000002-' gcloud workflows deploy add --source="$work/wait.yaml"
check "deploy the first source again" 0 'revisionId: 000003-' gcloud workflows deploy add --source="$work/add.yaml"
check "describe an unknown workflow" 1 'NOT_FOUND' gcloud workflows describe unknown
check "deploy an invalid source" 1 'failed to build: main.yaml:1:' gcloud workflows deploy wrong --source="$work/wrong.yaml"
check "list workflows" 0 '^add +ACTIVE +000003-' gcloud workflows list
check "list with a page size" 0 'add' gcloud workflows list --page-size=1 --format='value(name)'
check "run" 0 "result: '3'" gcloud workflows run add --data='{"a": 1, "b": 2}'
check "run with an error" 0 'state: FAILED' gcloud workflows run add --data='{"a": 1, "b": "x"}'
check "execute" 0 'describe|wait|[0-9a-f-]{36}' gcloud workflows execute add --data='{"a": 3, "b": 4}' --labels=run=third
check "describe the last execution" 0 "result: '7'" gcloud workflows executions describe-last
check "wait for the last execution" 0 'state: SUCCEEDED' gcloud workflows executions wait-last
check "list executions" 0 'SUCCEEDED' gcloud workflows executions list add
check "execute one that waits" 0 '.*' bash -c "gcloud workflows deploy waiting --source='$work/wait.yaml' && gcloud workflows execute waiting"
id=$(gcloud workflows executions list waiting --format='value(name.basename())' 2>/dev/null | head -n 1)
check "describe one that waits" 0 'state: ACTIVE' gcloud workflows executions describe "$id" --workflow=waiting
check "cancel it" 0 'state: CANCELLED' gcloud workflows executions cancel "$id" --workflow=waiting
check "cancel it again" 1 'FAILED_PRECONDITION|not active' gcloud workflows executions cancel "$id" --workflow=waiting
check "wait for the cancelled execution" 0 'state: CANCELLED' gcloud workflows executions wait "$id" --workflow=waiting
check "delete" 0 'Deleted|done|^$|.*' gcloud workflows delete add --quiet
check "it is gone" 1 'NOT_FOUND' gcloud workflows describe add
if [[ -f $here/gcloud-more.sh ]]; then
  # The commands of Scheduler and Storage.
  source "$here/gcloud-more.sh"
fi

echo "$passed of $((passed + failed)) passed, $skipped skipped"
[[ $failed -eq 0 ]]
