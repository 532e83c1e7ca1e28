# The example on the page of a diagnostic causes that diagnostic: pages whose example is PowerShell are tested here, the others in xunit.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $pages = foreach ($page in Get-ChildItem (Join-Path $env:AEF_ROOT docs/diagnostics/AEF*.md)) {
        if ((Get-Content $page -Raw) -match '(?ms)^## Example\s+```powershell\n(?<code>.*?)\n```') {
            @{ Code = $page.BaseName; Script = $Matches.code; IsError = (Get-Content $page -Raw) -match '(?m)^Severity: error' }
        }
    }
}

BeforeAll {
    Import-Module $env:AEF_MODULE
}

Describe 'The example of <Code>' -ForEach $pages {
    It 'brings it about, and nothing else' {
        $records = & ([scriptblock]::Create("`$ErrorActionPreference = `$WarningPreference = 'Continue'; $Script")) 2>&1 3>&1
        $problem = $records | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
        $warning = $records | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }
        @($problem).Count | Should -Be ([int]$IsError)
        if ($IsError) {
            $problem.FullyQualifiedErrorId | Should -BeLike "$Code,*"
            $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
        else {
            "$warning" | Should -BeLike "*$Code *"
        }
    }
}
