#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Runs the Pester suites on the built module and ends with 1 when a test failed.
.DESCRIPTION
    Build the module first:  dotnet build module/Aef.Module.proj -c Release -t:Pack
    Needs Pester 5, from $env:PSModulePath or from the path in $env:AEF_PESTER.
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Invoke-Pester.ps1 -ResultPath artifacts/test-results/pester.xml
#>
[CmdletBinding()]
param(
    # The folder that holds Aef.psd1; without it the newest version below artifacts/module.
    [string] $ModulePath,

    # Where the NUnit report goes; without it none is written.
    [string] $ResultPath,

    # Only suites whose file name matches.
    [string] $Name = '*',

    [ValidateSet('None', 'Normal', 'Detailed', 'Diagnostic')]
    [string] $Output = 'Normal'
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
if (-not $ModulePath) {
    $ModulePath = Get-ChildItem (Join-Path $root 'artifacts/module/Aef/*/Aef.psd1') |
        Sort-Object { [version](Split-Path -Leaf $_.Directory) } |
        Select-Object -Last 1 -ExpandProperty DirectoryName
    if (-not $ModulePath) { throw 'There is no built module. Run: dotnet build module/Aef.Module.proj -c Release -t:Pack' }
}

# The suites say themselves which CI system runs them.
$env:GITHUB_ACTIONS, $env:TF_BUILD = $null, $null

# Suites find the module and the repository here.
$env:AEF_MODULE = (Resolve-Path (Join-Path $ModulePath Aef.psd1)).Path
$env:AEF_ROOT = $root
Import-Module ($env:AEF_PESTER ? $env:AEF_PESTER : 'Pester') -MinimumVersion 5.0.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = (Get-ChildItem $PSScriptRoot -Filter "$Name.Tests.ps1").FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = $Output
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputPath = $ResultPath
}

$result = Invoke-Pester -Configuration $configuration
"Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount + $result.NotRunCount + $result.InconclusiveCount) skipped on PowerShell $($PSVersionTable.PSVersion)"
foreach ($test in $result.Failed) { "FAILED $($test.ExpandedPath): $(($test.ErrorRecord | ForEach-Object { $_.ToString() -replace '\s+', ' ' }) -join '; ')" }
exit ($result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount -gt 0 ? 1 : 0)
