<#
.SYNOPSIS
    Measures how long "aef validate" of AEF's demo takes in a process of its own, beside a program that does nothing.
.DESCRIPTION
    Publishes aef (one native file) and the empty program, then starts them in turn and gives, for each, the median and the smallest
    wall time and, on Linux, the mean processor time, in milliseconds. Wall time is honest on a calm machine only; the load is told with it.
.EXAMPLE
    ./bench/Measure-ColdStart.ps1 -Count 20
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 1000)]
    [int] $Count = 20,

    # The definition to check.
    [string] $Path = "$PSScriptRoot/../tests/Baselines/aef-demo/pipeline.json",

    # Measure the plain build too, which is compiled as it runs.
    [switch] $Plain
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$folder = Join-Path ([IO.Path]::GetTempPath()) "aef-cold-$PID"
$rid = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier

function Publish([string] $project, [string] $name, [string[]] $options) {
    $out = Join-Path $folder $name
    dotnet publish (Join-Path $root $project) -c Release -v q --nologo -o $out @options | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$project cannot be published" }
    $out
}

function Measure-Start([string[]] $arguments) {
    $start = [Diagnostics.ProcessStartInfo]::new($arguments[0])
    $arguments | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $before = Get-ChildTime
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $process = [Diagnostics.Process]::Start($start)
    $null = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $wall = $watch.Elapsed.TotalMilliseconds
    [pscustomobject]@{ Wall = $wall; Cpu = (Get-ChildTime) - $before; Exit = $process.ExitCode }
}

# Processor time of ended children, in ticks of 10 ms; the operating system keeps it, a Process object that has ended does not.
function Get-ChildTime {
    if (-not (Test-Path /proc/self/stat)) { return [double]::NaN }
    $fields = ((Get-Content "/proc/$PID/stat" -Raw) -replace '^.*\) ', '').Split(' ')
    ([double]$fields[13] + [double]$fields[14]) * 10
}

function Median([double[]] $values) { ($values | Sort-Object)[[Math]::Floor($values.Count / 2)] }

try {
    $programs = [ordered]@{}
    $programs['empty'] = @('dotnet', (Join-Path (Publish 'bench/Empty' 'empty' @()) 'Empty.dll'))
    $programs['aef'] = @((Join-Path (Publish 'src/Aef.Cli' 'aef' @('-r', $rid)) ($IsWindows ? 'aef.exe' : 'aef')), 'validate', $Path)
    if ($Plain) { $programs['aef, plain'] = @('dotnet', (Join-Path (Publish 'src/Aef.Cli' 'plain' @()) 'aef.dll'), 'validate', $Path) }

    $times = @{}
    foreach ($round in 0..$Count) {
        foreach ($name in $programs.Keys) {
            $time = Measure-Start $programs[$name]
            if ($time.Exit -ne 0) { throw "$name ended with $($time.Exit)" }
            # The first round warms the files.
            if ($round -gt 0) { $times[$name] += @($time) }
        }
    }

    foreach ($name in $programs.Keys) {
        [pscustomobject]@{
            Program    = $name
            WallMedian = [Math]::Round((Median $times[$name].Wall))
            WallLeast  = [Math]::Round(($times[$name].Wall | Measure-Object -Minimum).Minimum)
            CpuMean    = [Math]::Round(($times[$name].Cpu | Measure-Object -Average).Average)
            Load       = if (Test-Path /proc/loadavg) { (Get-Content /proc/loadavg).Split(' ')[0] }
        }
    }
}
finally {
    Remove-Item $folder -Recurse -Force -ErrorAction SilentlyContinue
}
