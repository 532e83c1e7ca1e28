#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Runs the Pester suites on the built module and ends with 1 when a test failed, or when none ran.
.DESCRIPTION
    Build the module first:  dotnet build module/Aef.Module.proj -c Release -t:Pack
    Needs Pester 5, from $env:PSModulePath or from the path in $env:AEF_PESTER. The build of the solution makes a PowerShell that has it:
    artifacts/powershell/<version>/pwsh.
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Pester.ps1 -ResultPath artifacts/test-results/pester.xml
#>
[CmdletBinding()]
param(
    # The folder that holds Aef.psd1; without it the newest version below artifacts/module.
    [string] $ModulePath,

    # Where the NUnit report goes; without it none is written.
    [string] $ResultPath,

    # Where the counts and failures of each suite go, as JSON; without it they are not written.
    [string] $SummaryPath,

    # Only suites whose file name matches one of these; commas separate several.
    [string[]] $Name = '*',

    # The folder of the suites.
    [string] $SuitePath = $PSScriptRoot,

    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal'
)

$ErrorActionPreference = 'Stop'
& (Join-Path $PSScriptRoot Use-Module.ps1) -ModulePath $ModulePath
Import-Module ($env:AEF_PESTER ? $env:AEF_PESTER : 'Pester') -MinimumVersion 5.0.0

# Escape sequences of colors are not allowed in XML, and nobody wants them in a log.
function Get-Plain([string] $Text) { $Text -replace "`e\[[0-9;]*[A-Za-z]" -replace '[\x00-\x08\x0B\x0C\x0E-\x1F]', '?' }
function Get-Reason($Item) { (Get-Plain (($Item.ErrorRecord | ForEach-Object { $_.ToString() -replace '\s+', ' ' }) -join '; ')) }

$configuration = New-PesterConfiguration
$configuration.Run.Path = @($Name -split ',' | ForEach-Object { Get-ChildItem $SuitePath -Filter "$_.Tests.ps1" } | ForEach-Object FullName | Select-Object -Unique)
if (-not $configuration.Run.Path.Value) { throw "No suite below $SuitePath matches '$Name'." }
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = $Output

# Pester reports its own errors on the screen only and returns nothing then: that is a failed run.
$result = Invoke-Pester -Configuration $configuration | Where-Object { $_ -is [Pester.Run] } | Select-Object -Last 1
if (-not $result) { throw 'Pester ended without a result.' }

$failures = @(
    foreach ($container in $result.FailedContainers) { [pscustomobject]@{ File = "$($container.Item)"; Text = "$(Split-Path -Leaf $container.Item): $(Get-Reason $container)" } }
    foreach ($block in $result.FailedBlocks) { [pscustomobject]@{ File = $block.ScriptBlock.File; Text = "$(Get-Plain $block.ExpandedPath): $(Get-Reason $block)" } }
    foreach ($test in $result.Failed) { [pscustomobject]@{ File = $test.ScriptBlock.File; Text = "$(Get-Plain $test.ExpandedPath): $(Get-Reason $test)" } }
)

if ($SummaryPath) {
    $suites = foreach ($container in $result.Containers) {
        [pscustomobject]@{
            Suite    = (Split-Path -Leaf $container.Item) -replace '\.Tests\.ps1$'
            Passed   = $container.PassedCount
            Failed   = $container.FailedCount
            Skipped  = $container.SkippedCount + $container.NotRunCount + $container.InconclusiveCount
            Seconds  = [math]::Round($container.Duration.TotalSeconds, 1)
            Failures = @($failures | Where-Object File -EQ "$($container.Item)" | ForEach-Object Text)
        }
    }
    ConvertTo-Json @($suites) -Depth 4 | Set-Content -LiteralPath $SummaryPath
}

"Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount + $result.NotRunCount + $result.InconclusiveCount) skipped on PowerShell $($PSVersionTable.PSVersion)"
foreach ($failure in $failures) { "FAILED $($failure.Text)" }

if ($ResultPath) {
    foreach ($record in $result.Tests.ErrorRecord | Where-Object { $_ }) {
        $record.DisplayErrorMessage, $record.DisplayStackTrace = (Get-Plain $record.DisplayErrorMessage), (Get-Plain $record.DisplayStackTrace)
    }
    foreach ($test in $result.Tests) {
        $test.Name, $test.ExpandedName, $test.ExpandedPath = (Get-Plain $test.Name), (Get-Plain $test.ExpandedName), (Get-Plain $test.ExpandedPath)
    }
    $result | Export-NUnitReport -Path $ResultPath
}

exit ($failures.Count -gt 0 -or $result.FailedCount -gt 0 -or $result.TotalCount -eq 0 ? 1 : 0)
