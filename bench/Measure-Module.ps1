#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Measures what the module costs: its import, the first use, and a stream of a thousand files.
.DESCRIPTION
    Pack the module first. Each figure comes from processes of their own:
      import      the median of -Count alternating starts, less an empty module imported the same way, by path and by name
      first use   import, Import-AefPipeline, Test, ConvertTo of AEF's demo, over a pwsh that does nothing
      streaming   a thousand definitions of 20 steps, ten of them broken, through Get-ChildItem | Import | Test | ConvertTo:
                  the time, how many files were read when the first result left, and how much the working set grew from file 100 to file 1,000
    Wall times are honest on a calm machine only; the load is told with them.
.EXAMPLE
    ./bench/Measure-Module.ps1 -Count 20
#>
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', 'Count', Justification = 'The blocks of the measures use it.')]
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 20,

    # The manifest of the packed module.
    [string] $Module = (Get-Item "$PSScriptRoot/../artifacts/module/Aef/*/Aef.psd1" | Select-Object -Last 1),

    # AEF's demo.
    [string] $Path = "$PSScriptRoot/../tests/Baselines/aef-demo/pipeline.json"
)

$ErrorActionPreference = 'Stop'
$pwsh = (Get-Process -Id $PID).Path
$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "aef-module-$PID")
$Module, $Path = (Resolve-Path $Module).Path, (Resolve-Path $Path).Path
$modules = Split-Path (Split-Path (Split-Path $Module))

function Measure-Start([string] $Script) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = & $pwsh -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script"
    if ($LASTEXITCODE) { throw "failed: $Script" }
    $watch.Elapsed.TotalMilliseconds
}

function Median([double[]] $Values) { ($Values | Sort-Object)[[Math]::Floor($Values.Count / 2)] }

function Compare-Start([string] $Name, [string] $Ours, [string] $Base) {
    $null = (Measure-Start $Ours), (Measure-Start $Base)
    $pairs = foreach ($i in 1..$Count) { [pscustomobject]@{ Ours = Measure-Start $Ours; Base = Measure-Start $Base } }
    [pscustomobject]@{ Figure = $Name; Value = '{0:0} ms' -f ((Median $pairs.Ours) - (Median $pairs.Base)); Of = '{0:0} less {1:0}' -f (Median $pairs.Ours), (Median $pairs.Base) }
}

try {
    $empty = New-Item -ItemType Directory (Join-Path $folder modules/Empty)
    Set-Content (Join-Path $empty Empty.psm1) ''
    New-ModuleManifest (Join-Path $empty Empty.psd1) -RootModule Empty.psm1 -FunctionsToExport @() -CmdletsToExport @() -AliasesToExport @()
    $on = { param($path) "`$env:PSModulePath = '$path' + [IO.Path]::PathSeparator + `$env:PSModulePath;" }

    Compare-Start 'import by path' "Import-Module '$Module'" "Import-Module '$empty/Empty.psd1'"
    Compare-Start 'import by name' "$(& $on $modules) Import-Module Aef" "$(& $on "$folder/modules") Import-Module Empty"
    Compare-Start 'first use' "Import-Module '$Module'; Import-AefPipeline '$Path' | Test-AefPipeline | ConvertTo-AefWorkflow" 'exit'

    $files = New-Item -ItemType Directory (Join-Path $folder files)
    foreach ($i in 1..1000) {
        $steps = foreach ($s in 1..20) { "{`"JOB_ID`":`"J$s`",`"JOB_NAME`":`"job_${i}_$s`",`"TYPE`":`"async`",`"FUNCTION_ID_NAME`":`"dataform-tag-executor`",`"FUNCTION_STATUS_NAME`":`"dataform-tag-executor`"}" }
        $text = "{`"engine`":`"cloud_workflows`",`"definition`":[{`"LEVEL_ID`":`"1`",`"THREADS`":[{`"THREAD_ID`":`"1`",`"STEPS`":[$($steps -join ',')]}]}]}"
        Set-Content (Join-Path $files ('p{0:0000}.json' -f $i)) ($i % 100 ? $text : $text.Substring(0, 500))
    }

    $stream = & $pwsh -NoProfile -NonInteractive -Command {
        param($module, $files)
        Import-Module $module
        $read, $first, $at100 = 0, 0, 0
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $made = Get-ChildItem $files | ForEach-Object {
            $read++
            if ($read -in 100, 1000) { [GC]::Collect(); $set = [Diagnostics.Process]::GetCurrentProcess().WorkingSet64; if ($read -eq 100) { $at100 = $set } }
            $_
        } | Import-AefPipeline -ErrorAction SilentlyContinue -ErrorVariable broken | Test-AefPipeline | ConvertTo-AefWorkflow | ForEach-Object { if (-not $first) { $first = $read }; 1 }
        '{0:0.0} s|{1}|{2:0.0} MB|{3}|{4}' -f $watch.Elapsed.TotalSeconds, $first, (($set - $at100) / 1MB), @($made).Count, $broken.Count
    } -args $Module, "$files"
    $time, $first, $growth, $made, $broken = $stream -split '\|'
    [pscustomobject]@{ Figure = 'streaming'; Value = $time; Of = "$made workflows of 1000 files, $broken of them broken" }
    [pscustomobject]@{ Figure = 'files read before the first result'; Value = $first; Of = '' }
    [pscustomobject]@{ Figure = 'working set, file 100 to 1,000'; Value = $growth; Of = '' }
    [pscustomobject]@{ Figure = 'load of the machine'; Value = (Test-Path /proc/loadavg) ? (Get-Content /proc/loadavg).Split(' ')[0] : 'not known'; Of = '' }
}
finally {
    Remove-Item $folder -Recurse -Force
}
