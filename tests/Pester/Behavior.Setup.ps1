# What the calls of Behavior.Rows.ps1 work on, for any runspace: the module, helpers, and files in a folder that is made once.
param([string] $Module, [string] $Folder)

Import-Module $Module
$WarningPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'

function New-Good([string] $Name = 'good') { New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 load -Executor dataform-tag-executor }
function New-Due { New-AefPipeline due -Schedule @{ Cron = '0 5 * * *' } | Add-AefLevel | Add-AefStep J01 load -Executor dataform-tag-executor }
function New-Endless { New-Good | Set-AefStep J01 -WaitTimeSeconds 1800 }
function New-Bad { New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 load -Executor dataform-tag-executor -Next J09 }
function New-Journal { Copy-Item journal.jsonl (Join-Path (Split-Path $PWD) "$(New-Guid).jsonl") -PassThru -WhatIf:$false }
function New-Recorded {
    $id = '20261130-0000{0:d2}-{1}' -f (Get-Random -Maximum 60), (-join (1..3 | ForEach-Object { '0123456789abcdefghjkmnpqrstvwxyz'[(Get-Random -Maximum 32)] }))
    $null = New-Item -ItemType Directory -Force (Join-Path $state runs $id) -WhatIf:$false
    $id
}
function New-Waiting {
    $id = New-Recorded
    $waiting = New-Item -ItemType Directory (Join-Path $state runs $id control approvals) -WhatIf:$false
    Set-Content (Join-Path $waiting OK-1-1.request.json) '{"job_id":"OK","start":1,"attempt":1,"subject":"x"}' -WhatIf:$false
    $id
}
function New-Chart { New-Good | ConvertTo-AefDiagram }

Set-Location $Folder
if (-not (Test-Path good.json)) {
    New-Good | Export-AefPipeline good.json
    Set-Content broken.json '{ '
    Set-Content fails.json '{ "defaults": { "ends": "failed" } }'
    Set-Content all-good.json '{ }'
    Set-Content aef.json '{ "environments": { "lite": { "connections": { "lake": { "kind": "sqlite", "path": "lite.sqlite" } } } } }'
    $null = New-Item lite.sqlite -Force
    Set-Content flow.pydataflow.json '{ "sources": [ { "name": "i", "module": "bigquery", "parameters": { "query": "SELECT 1", "project": "p" } } ], "sinks": [ { "name": "o", "module": "bigquery", "input": "i", "parameters": { "table": "p:d.t" } } ] }'
    Set-Content names.txt.scriban '{{ pipeline.name | json }}'
    Set-Content one.yaml 'main: { steps: [ { a: { return: 1 } } ] }'
    Set-Content good.aeftest.json '{ "tests": [ { "name": "is one", "source": "one.yaml", "expect": { "result": 1 } } ] }'
    $null = New-Good | Invoke-AefPipeline -Simulate -JournalPath journal.jsonl
    $null = New-Good | Invoke-AefPipeline -Simulate -Record -StatePath state
    Set-Content months.yaml @'
name: months
schedule: { cron: 0 6 1 * *, window: previous_month, date_format: '%Y-%m' }
levels: [[{ job_id: A, job_name: a, executor: command, with: { command: [echo, done] } }]]
'@
    $null = Start-AefBackfill months.yaml -From 2019-01 -To 2019-01 -StatePath state
}

$state = Join-Path (Split-Path $PWD) state
$tested = New-Good | Test-AefPipeline
$failed = New-Good | Invoke-AefPipeline -Simulate -SimulationPath fails.json -ErrorAction SilentlyContinue
$ended = New-Good | Start-AefRun -Simulate
$null = Wait-AefRun $ended

# One server for all: each runspace finds the one that the first has started, and Behavior.Tests.ps1 stops it.
$server = Start-AefServer -StatePath served
$endedServer = [Aef.Runs.Servers.LocalServer]::new('http://127.0.0.1:9', 1, '0', [DateTimeOffset]::UnixEpoch, 'none')

# Another server for executions, since Reset-AefServer empties the first; its state is outside of the folder that -WhatIf may not change.
$cloud = Start-AefServer -StatePath (Join-Path (Split-Path $PWD) cloud)
$PSDefaultParameterValues = @{ '*-AefExecution:Endpoint' = $cloud.Url; '*-AefExecution:Project' = 'p'; '*-AefExecution:Region' = 'europe-west1' }
foreach ($workflow in @{ one = 'main: { steps: [ { a: { return: 1 } } ] }'; waits = 'main: { steps: [ { a: { call: sys.sleep, args: { seconds: 1800 } } } ] }' }.GetEnumerator()) {
    $body = @{ sourceContents = $workflow.Value } | ConvertTo-Json
    $null = Invoke-RestMethod -SkipHttpErrorCheck -Method Post -ContentType application/json -Body $body "$($cloud.Url)v1/projects/p/locations/europe-west1/workflows?workflowId=$($workflow.Key)"
}
for ($i = 0; -not $execution -and $i -lt 100; $i++) {
    $execution = Start-AefExecution one -WhatIf:$false -ErrorAction SilentlyContinue
    if (-not $execution) { Start-Sleep -Milliseconds 100 }
}
$null = Wait-AefExecution $execution
