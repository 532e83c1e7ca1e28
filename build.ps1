#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Runs a task of the build. Each one is also a plain line, so that nothing needs PowerShell:
      Build  dotnet build Aef.sln -c Release
      Test   dotnet test Aef.sln -c Release
      Fast   dotnet test tests/Unit -c Release --settings tests/fast.runsettings
      Pack   dotnet build module/Aef.Module.proj -c Release -t:Pack
      Bench  dotnet run --project bench -c Release -- --filter *
.EXAMPLE
    ./build.ps1 Build, Test
#>
[Diagnostics.CodeAnalysis.SuppressMessage('PSReviewUnusedParameter', 'Filter', Justification = 'The line of a task uses it.')]
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Fast', 'Pack', 'Bench')]
    [string[]] $Task = 'Build',

    # Which benchmarks to run, as BenchmarkDotNet names them.
    [string] $Filter = '*'
)

$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

$lines = @{
    Build = { dotnet build Aef.sln -c Release }
    Test  = { dotnet test Aef.sln -c Release }
    Fast  = { dotnet test tests/Unit -c Release --settings tests/fast.runsettings }
    Pack  = { dotnet build module/Aef.Module.proj -c Release -t:Pack }
    Bench = { dotnet run --project bench -c Release -- --filter $Filter }
}

foreach ($name in $Task) {
    & $lines[$name]
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
