<#
.SYNOPSIS
    Sets what every suite needs: $env:AEF_MODULE, the manifest of the built module, and $env:AEF_ROOT, the repository.
.DESCRIPTION
    Each suite runs this first, so that `Invoke-Pester tests/Pester` works as it is. Without -ModulePath and without $env:AEF_MODULE
    it takes the newest version below artifacts/module.
#>
[CmdletBinding()]
param(
    # The folder that holds Aef.psd1.
    [string] $ModulePath
)

$ErrorActionPreference = 'Stop'
$env:AEF_ROOT = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
if ($ModulePath) {
    $env:AEF_MODULE = (Resolve-Path (Join-Path $ModulePath Aef.psd1)).Path
}
elseif (-not $env:AEF_MODULE -or -not (Test-Path -LiteralPath $env:AEF_MODULE)) {
    $env:AEF_MODULE = Get-ChildItem (Join-Path $env:AEF_ROOT 'artifacts/module/Aef/*/Aef.psd1') |
        Sort-Object { [version](Split-Path -Leaf $_.Directory) } |
        Select-Object -Last 1 -ExpandProperty FullName
    if (-not $env:AEF_MODULE) {
        throw 'The module is not built. Run: dotnet build module/Aef.Module.proj -c Release -t:Pack'
    }
}

# The suites set these themselves where a test is about a CI system.
$env:GITHUB_ACTIONS, $env:TF_BUILD = $null, $null
