# The scripts of the repository, seen by PSScriptAnalyzer.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $isMissing = -not (Get-Module -ListAvailable PSScriptAnalyzer)
    $files = Get-ChildItem $env:AEF_ROOT -Recurse -Include *.ps1, *.psd1, *.psm1 -File |
        Where-Object FullName -NotMatch '[\\/](bin|obj|artifacts|\.git)[\\/]' | ForEach-Object { @{ Path = $_.FullName; Name = [System.IO.Path]::GetRelativePath($env:AEF_ROOT, $_.FullName) } }
}

Describe 'PSScriptAnalyzer' -Skip:$isMissing {
    It 'finds nothing in <Name>' -ForEach $files {
        $settings = Join-Path $env:AEF_ROOT tests/Pester/PSScriptAnalyzerSettings.psd1
        $findings = Invoke-ScriptAnalyzer $Path -Settings $settings
        $findings | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}
