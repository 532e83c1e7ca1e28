# docs/start.md is run from its first line to its last, as a newcomer does, and what it shows must come out.
# AEF_UPDATE_BASELINES=1 writes what came out into the page.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $page = (Get-Content (Join-Path $env:AEF_ROOT docs/start.md) -Raw) -replace "`r"
    $number = 0
    $blocks = foreach ($match in [regex]::Matches($page, '(?ms)^```powershell\n(?<code>.*?)\n```(?<shown>\n\n```text\n(?<output>.*?)```)?')) {
        @{ Number = ++$number; Code = $match.Groups['code'].Value; Shows = $match.Groups['shown'].Success; Expected = $match.Groups['output'].Value.TrimEnd() }
    }
}

BeforeAll {
    Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive start))
    $PSStyle.OutputRendering = 'PlainText'
    $state = New-Module -ScriptBlock { }
    $actual = @{}
}

AfterAll {
    Pop-Location
    if ($env:AEF_UPDATE_BASELINES) {
        $file = Join-Path $env:AEF_ROOT docs/start.md
        $parts = [regex]::Split(((Get-Content $file -Raw) -replace "`r"), '(?ms)^(```powershell\n.*?\n```(?:\n\n```text\n.*?```)?)')
        for ($i = 1; $i -lt $parts.Count; $i += 2) {
            $code = $parts[$i] -replace '(?s)\n\n```text\n.*'
            if ($parts[$i] -ne $code) { $parts[$i] = "$code`n`n``````text`n$($actual[($i + 1) / 2])`n``````" }
        }
        $text = -join $parts
        [System.IO.File]::WriteAllText($file, $text)
    }
}

Describe 'docs/start.md' {
    It 'works as documented at step <Number>' -ForEach $blocks {
        # The first lines build the module and load it; the suite has done the one and does the other.
        $script = $Code -match '(?m)^Import-Module' ? "Import-Module '$env:AEF_MODULE'" : $Code
        $output = . $state ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'; . { $script`n} | Out-String -Width 120"))
        $actual[$Number] = (($output -replace "`r" -split "`n" | ForEach-Object TrimEnd) -join "`n").Trim("`n")
        if ($Shows -and -not $env:AEF_UPDATE_BASELINES) { $actual[$Number] | Should -BeExactly $Expected }
        if (-not $Shows) { $actual[$Number] | Should -BeNullOrEmpty }
    }

    It 'shows the output of every step but the first' {
        ($blocks = [regex]::Matches((Get-Content (Join-Path $env:AEF_ROOT docs/start.md) -Raw), '(?m)^```powershell')).Count | Should -BeGreaterThan 8
        [regex]::Matches((Get-Content (Join-Path $env:AEF_ROOT docs/start.md) -Raw), '(?m)^```text').Count | Should -Be ($blocks.Count - 1)
    }
}
