# The example on the page of a finding brings that finding about: pages whose example is PowerShell are tried here, the others in xunit.
BeforeDiscovery {
    $pages = foreach ($page in Get-ChildItem (Join-Path $env:AEF_ROOT docs/diagnostics/AEF*.md)) {
        if ((Get-Content $page -Raw) -match '(?ms)^## Example\s+```powershell\n(?<code>.*?)\n```') {
            @{ Code = $page.BaseName; Script = $Matches.code }
        }
    }
}

BeforeAll {
    Import-Module $env:AEF_MODULE
}

Describe 'The example of <Code>' -ForEach $pages {
    It 'brings it about, and nothing else' {
        $problem = & ([scriptblock]::Create("`$ErrorActionPreference = 'Continue'; $Script")) 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
        @($problem).Count | Should -Be 1
        $problem.FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}
