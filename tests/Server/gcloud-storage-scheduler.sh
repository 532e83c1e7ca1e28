#!/usr/bin/env bash
# Runs gcloud against a running `aef serve`: Cloud Storage and Cloud Scheduler. Each line is one case; the last one counts them.
#   tests/Server/gcloud-storage-scheduler.sh http://127.0.0.1:8080
# Without gcloud all cases are skipped, and the exit code is 0.
set -u
url=${1:?the address of the server, such as http://127.0.0.1:8080}
url=${url%/}
cases=0 passed=0 skipped=0

if ! command -v gcloud > /dev/null; then
  echo "SKIP gcloud is not installed"
  echo "0 of 0 passed, 1 skipped"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export CLOUDSDK_CONFIG=$work/.gcloud CLOUDSDK_CORE_PROJECT=p1
export CLOUDSDK_AUTH_DISABLE_CREDENTIALS=true CLOUDSDK_CORE_DISABLE_PROMPTS=1 CLOUDSDK_CORE_DISABLE_USAGE_REPORTING=true
export CLOUDSDK_CORE_CHECK_GCE_METADATA=false CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK=true CLOUDSDK_SURVEY_DISABLE_PROMPTS=true
for service in WORKFLOWS WORKFLOWEXECUTIONS CLOUDSCHEDULER STORAGE APPENGINE; do
  export "CLOUDSDK_API_ENDPOINT_OVERRIDES_$service=$url/"
done

# check NAME EXPECTED COMMAND...: passes if the command succeeds and its output contains the text.
check() {
  local name=$1 expected=$2 output code
  shift 2
  cases=$((cases + 1))
  output=$("$@" 2>&1)
  code=$?
  if [ "$code" -eq 0 ] && [[ $output == *"$expected"* ]]; then
    passed=$((passed + 1))
    echo "ok   $name"
  else
    echo "FAIL $name (exit code $code): $(printf '%s' "$output" | tail -n 5)"
  fi
}

# refuse NAME EXPECTED COMMAND...: passes if the command fails with the text.
refuse() {
  local name=$1 expected=$2 output
  shift 2
  cases=$((cases + 1))
  if output=$("$@" 2>&1); then
    echo "FAIL $name (succeeded): $(printf '%s' "$output" | tail -n 5)"
  elif [[ $output == *"$expected"* ]]; then
    passed=$((passed + 1))
    echo "ok   $name"
  else
    echo "FAIL $name: $(printf '%s' "$output" | tail -n 5)"
  fi
}

# lack NAME TEXT COMMAND...: passes if the command succeeds and its output does not contain the text.
lack() {
  local name=$1 unwanted=$2 output
  shift 2
  cases=$((cases + 1))
  if output=$("$@" 2>&1) && [[ $output != *"$unwanted"* ]]; then
    passed=$((passed + 1))
    echo "ok   $name"
  else
    echo "FAIL $name: $(printf '%s' "$output" | tail -n 5)"
  fi
}

same() { cmp "$1" "$2" && echo same; }
copy_back() { gcloud storage cp "$1" "$2" && same "$2" "$3"; }

b=gs://aef-live-$$
printf 'hello gcs\n' > small.txt
: > empty.txt
head -c 20000000 /dev/urandom > big.bin
odd='lit%2Fx y+z #1 ü&.txt'
cp small.txt "$odd"
mkdir -p tree/sub && echo a > tree/a.txt && echo b > tree/sub/b.txt

check "buckets create" "" gcloud storage buckets create "$b" --location=us-central1
refuse "buckets create of an existing one" "409" gcloud storage buckets create "$b" --location=us-central1
check "buckets list" "$b" gcloud storage buckets list --format='value(storage_url)'
check "buckets describe" "location: US-CENTRAL1" gcloud storage buckets describe "$b"
check "cp of a small file" "" gcloud storage cp small.txt "$b/dir/small.txt"
check "cp back" "same" copy_back "$b/dir/small.txt" small.down small.txt
check "cp of an empty file" "" gcloud storage cp empty.txt "$b/empty.txt"
check "cp of an empty file back" "same" copy_back "$b/empty.txt" empty.down empty.txt
check "cp of 20 MB" "" gcloud storage cp big.bin "$b/big.bin"
check "cp of 20 MB back" "same" copy_back "$b/big.bin" big.down big.bin
check "cp of an odd name" "" gcloud storage cp "$odd" "$b/$odd"
check "cp of an odd name back" "same" copy_back "$b/$odd" odd.down small.txt
check "cp from standard input" "" bash -c "echo streamed | gcloud storage cp - $b/streamed.txt"
check "cat" "streamed" gcloud storage cat "$b/streamed.txt"
check "cat of a range" "llo" gcloud storage cat -r 2-4 "$b/dir/small.txt"
check "cat of an odd name" "hello gcs" gcloud storage cat "$b/$odd"
check "cp with metadata and conditions" "" gcloud storage cp --if-generation-match=0 --content-type=text/x-y \
  --custom-metadata=k=v --cache-control=no-store small.txt "$b/dir/meta.txt"
check "objects describe" "content_type: text/x-y" gcloud storage objects describe "$b/dir/meta.txt"
refuse "cp if it must not exist" "pre-conditions" gcloud storage cp --if-generation-match=0 small.txt "$b/dir/meta.txt"
check "cp --no-clobber" "Skipping" gcloud storage cp --no-clobber small.txt "$b/dir/meta.txt"
check "objects update" "" gcloud storage objects update "$b/dir/meta.txt" --custom-metadata=a=b
check "objects describe after update" "a: b" gcloud storage objects describe "$b/dir/meta.txt"
check "cp with an MD5" "" gcloud storage cp --content-md5="$(openssl md5 -binary small.txt | base64)" small.txt "$b/md5.txt"
refuse "cp with a wrong MD5" "" gcloud storage cp --content-md5=AAAAAAAAAAAAAAAAAAAAAA== small.txt "$b/wrong-md5.txt"
refuse "the file with a wrong MD5 is not there" "matched no objects" gcloud storage ls "$b/wrong-md5.txt"
check "cp within the server" "" gcloud storage cp "$b/dir/small.txt" "$b/dir/copy.txt"
check "cat of the copy" "hello gcs" gcloud storage cat "$b/dir/copy.txt"
check "mv" "" gcloud storage mv "$b/dir/copy.txt" "$b/dir/moved.txt"
refuse "the moved file is gone" "matched no objects" gcloud storage ls "$b/dir/copy.txt"
check "cat of the moved file" "hello gcs" gcloud storage cat "$b/dir/moved.txt"
check "cp -r of a folder" "" gcloud storage cp -r tree "$b/"
mkdir back
check "cp -r back" "" gcloud storage cp -r "$b/tree" back
check "the folder is complete" "b" cat back/tree/sub/b.txt
check "ls" "$b/" gcloud storage ls
check "ls of a bucket" "$b/tree/" gcloud storage ls "$b"
check "ls of a folder" "$b/tree/sub/" gcloud storage ls "$b/tree/"
check "ls --recursive" "$b/tree/sub/b.txt" gcloud storage ls --recursive "$b/"
check "ls with **" "$b/tree/sub/b.txt" gcloud storage ls "$b/**.txt"
check "ls -l" "20000000" gcloud storage ls -l "$b/big.bin"
check "ls --json" '"contentType": "text/plain"' gcloud storage ls --json "$b/dir/small.txt"
check "rsync -r" "" gcloud storage rsync -r tree "$b/synced"
check "cat of a synchronized file" "b" gcloud storage cat "$b/synced/sub/b.txt"
check "objects compose" "" gcloud storage objects compose "$b/tree/a.txt" "$b/tree/sub/b.txt" "$b/composed.txt"
check "cat of the composed object" "a
b" gcloud storage cat "$b/composed.txt"
check "rm" "" gcloud storage rm "$b/dir/small.txt"
refuse "rm of a missing object" "matched no objects" gcloud storage rm "$b/dir/small.txt"
check "rm of an odd name" "" gcloud storage rm "$b/$odd"
refuse "cp to a missing bucket" "not found: 404" gcloud storage cp small.txt gs://aef-no-such-bucket/x.txt
refuse "buckets delete of a full one" "not empty" gcloud storage buckets delete "$b"
check "rm -r of a folder" "" gcloud storage rm -r "$b/tree"
check "rm -r of the bucket" "" gcloud storage rm -r "$b"
refuse "the bucket is gone" "404" gcloud storage buckets describe "$b"

j=aef-live-$$
scheduler() { gcloud scheduler jobs "$@" --location=us-central1; }
target=https://workflowexecutions.googleapis.com/v1/projects/p1/locations/us-central1/workflows/w1/executions
check "scheduler create http" "state: ENABLED" scheduler create http "$j" --schedule='*/5 * * * *' --uri="$target" \
  --message-body='{"argument":"{}"}' --oauth-service-account-email=sa@p1.iam.gserviceaccount.com --time-zone=Europe/Paris \
  --headers=Content-Type=application/json,Z=1
refuse "scheduler create of an existing job" "ALREADY_EXISTS" scheduler create http "$j" --schedule='* * * * *' --uri=http://127.0.0.1:9/
refuse "scheduler create with a wrong schedule" "INVALID_ARGUMENT" scheduler create http "$j-2" --schedule='61 * * * *' --uri=http://127.0.0.1:9/
check "scheduler create with words" "schedule: every 5 minutes" scheduler create http "$j-words" --schedule='every 5 minutes' \
  --uri=http://127.0.0.1:9/x --http-method=get --max-retry-attempts=3 --max-retry-duration=1h --min-backoff=10s --max-backoff=5m \
  --max-doublings=3 --attempt-deadline=20s --description=d --oidc-service-account-email=sa@x --oidc-token-audience=aud
check "scheduler describe" "timeZone: Europe/Paris" scheduler describe "$j"
check "scheduler describe with the defaults of retries" "minBackoffDuration: 5s" scheduler describe "$j"
check "scheduler list" "$j" scheduler list
check "scheduler update" "description: new" scheduler update http "$j" --schedule='0 9 * * 1' --description=new --max-retry-attempts=2
check "the update kept the time zone" "timeZone: Europe/Paris" scheduler describe "$j"
check "the update kept the token" "serviceAccountEmail: sa@p1" scheduler describe "$j"
check "scheduler update of headers" "X: Y" scheduler update http "$j" --update-headers=X=Y --remove-headers=Z --http-method=put
check "the update kept the body" "body: eyJhcmd1bWVudCI6Int9In0=" scheduler describe "$j"
check "scheduler update of the token" "oidcToken" scheduler update http "$j" --oidc-service-account-email=a@b
lack "the other token is gone" "oauthToken" scheduler describe "$j"
check "scheduler update without tokens" "" scheduler update http "$j" --clear-auth-token --clear-time-zone
lack "the tokens are gone" "Token" scheduler describe "$j"
check "scheduler update without flags" "" scheduler update http "$j-words"
check "it changed nothing" "httpMethod: GET" scheduler describe "$j-words"
check "scheduler pause" "" scheduler pause "$j"
check "scheduler describe while paused" "state: PAUSED" scheduler describe "$j"
refuse "scheduler pause again" "FAILED_PRECONDITION" scheduler pause "$j"
check "scheduler resume" "" scheduler resume "$j"
check "scheduler run" "" scheduler run "$j"
check "scheduler locations list" "us-central1" gcloud scheduler locations list
check "scheduler delete" "" scheduler delete "$j"
refuse "scheduler describe of a missing job" "NOT_FOUND" scheduler describe "$j"
check "scheduler delete of the other job" "" scheduler delete "$j-words"

echo "$passed of $cases passed, $skipped skipped"
[ "$passed" -eq "$cases" ]
