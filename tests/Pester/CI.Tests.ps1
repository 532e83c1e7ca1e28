# What cmdlets report to the CI system that runs them.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $variables = 'GITHUB_ACTIONS', 'GITHUB_WORKSPACE', 'GITHUB_STEP_SUMMARY', 'TF_BUILD', 'BUILD_SOURCESDIRECTORY', 'AGENT_TEMPDIRECTORY'
    $before = Get-Item -Path ($variables | ForEach-Object { "env:$_" }) -ErrorAction Ignore

    function New-Good { New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Executor dataform-tag-executor -Type Async }
    function Clear-Runner { $variables | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) } }
    function Set-GitHub {
        Clear-Runner
        $env:GITHUB_ACTIONS = 'true'
        $env:GITHUB_WORKSPACE = "$TestDrive"
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive "$(New-Guid).md"
    }
    function Set-Azure {
        Clear-Runner
        $env:TF_BUILD = 'True'
        $env:BUILD_SOURCESDIRECTORY = "$TestDrive"
        $env:AGENT_TEMPDIRECTORY = (New-Item -ItemType Directory (Join-Path $TestDrive "$(New-Guid)")).FullName
    }

    # The lines on the host; the error that may end it is left aside.
    function Get-HostLine([scriptblock] $Script) {
        $lines = [System.Collections.Generic.List[string]]::new()
        try { & $Script 6>&1 | ForEach-Object { $lines.Add("$_") } } catch { $null = $_ }
        $lines
    }

    $null = New-Item -ItemType Directory (Join-Path $TestDrive pipelines)
    $broken = Join-Path $TestDrive pipelines/broken.json
    Set-Content $broken @'
{ "engine": "cloud_workflows", "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "THREAD_ID": "1", "STEPS": [
  { "JOB_ID": "J01", "JOB_NAME": "load", "TYPE": "sync", "FUNCTION_NAME": "own-function", "NEXT": "J09" } ] } ] } ] }
'@
}

AfterAll {
    Clear-Runner
    foreach ($variable in $before) { Set-Item "env:$($variable.Name)" $variable.Value }
}

Describe 'Assert-AefPipeline under GitHub Actions' {
    BeforeEach { Set-GitHub }

    It 'annotates at the location in the repository, errors first' {
        $lines = Get-HostLine { Assert-AefPipeline $broken }
        $lines.Count | Should -Be 2
        $lines[0] | Should -Match '^::error title=AEF2010,file=pipelines/broken\.json,line=2,col=\d+,endLine=2,endColumn=\d+::NEXT names an unknown step'
        $lines[1] | Should -Match '^::warning title=AEF4002,file=pipelines/broken\.json,line=2,'
    }

    It 'appends a summary with the results and the diagnostics' {
        Set-Content $env:GITHUB_STEP_SUMMARY 'before'
        $null = Get-HostLine { Assert-AefPipeline $broken }
        $page = Get-Content -Raw $env:GITHUB_STEP_SUMMARY
        $page | Should -BeLike "before*`n`n## Aef: 1 checked, 1 invalid`n*"
        $page | Should -BeLike '*| invalid | broken (pipelines/broken.json) | 1 | 1 |*'
        $page | Should -BeLike '*| error | pipelines/broken.json:2:* | AEF2010 |*'
    }

    It 'draws what holds' {
        New-Good | Assert-AefPipeline 6>$null
        Get-Content -Raw $env:GITHUB_STEP_SUMMARY | Should -BeLike '*<details open>*```mermaid*flowchart LR*J01*'
    }

    It 'stays under the size that the runner accepts' {
        [System.IO.File]::WriteAllText($env:GITHUB_STEP_SUMMARY, 'x' * (1MB - 500))
        $null = Get-HostLine { Assert-AefPipeline $broken }
        (Get-Item $env:GITHUB_STEP_SUMMARY).Length | Should -BeLessOrEqual 1MB
    }

    It 'writes no summary under $WhatIfPreference' {
        $WhatIfPreference = $true
        New-Good | Assert-AefPipeline 6>$null
        Test-Path $env:GITHUB_STEP_SUMMARY | Should -BeFalse
    }

    It 'fails the job all the same when the summary cannot be written' {
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive nowhere/summary.md
        { Assert-AefPipeline $broken 6>$null 3>$null } | Should -Throw -ErrorId 'AefAssertionFailed,*'
        New-Good | Assert-AefPipeline 6>$null -WarningVariable warnings 3>$null
        "$warnings" | Should -BeLike 'The job summary cannot be written:*'
    }

    It 'is silent towards the runner under -CIFormat None' {
        Get-HostLine { Assert-AefPipeline $broken -CIFormat None } | Should -Not -Match '^::'
        Test-Path $env:GITHUB_STEP_SUMMARY | Should -BeFalse
    }
}

Describe 'Assert-AefPipeline under Azure DevOps' {
    BeforeEach { Set-Azure }

    It 'logs issues at the location in the repository, and uploads a summary' {
        $lines = Get-HostLine { Assert-AefPipeline $broken }
        $lines[0] | Should -Match '^##vso\[task\.logissue type=error;sourcepath=pipelines/broken\.json;linenumber=2;columnnumber=\d+;code=AEF2010;\]NEXT names an unknown step'
        $lines[-1] | Should -Match '^##vso\[task\.uploadsummary\].+\.md$'
        Get-Content -Raw ($lines[-1] -replace '^##vso\[task\.uploadsummary\]') | Should -BeLike '## Aef: 1 checked, 1 invalid*'
    }
}

Describe 'Elsewhere' {
    BeforeEach { Clear-Runner }

    It 'annotates nothing on its own' {
        Get-HostLine { Assert-AefPipeline $broken } | Should -Not -Match '::error|##vso'
    }

    It 'annotates for <Format> when requested' -ForEach @(
        @{ Format = 'GitHubActions'; Start = '::error *' }
        @{ Format = 'AzureDevOps'; Start = '##vso`[task.logissue *' }
    ) {
        (Get-HostLine { Assert-AefPipeline $broken -CIFormat $Format })[0] | Should -BeLike $Start
    }
}

Describe 'A name that would drive a runner' {
    It 'is a string for <Format>: <Name>' -ForEach @(
        foreach ($format in 'None', 'GitHubActions', 'AzureDevOps') {
            foreach ($name in "x`n::add-mask::secret", "x`n##vso[task.setvariable variable=a]b", "x`r  ::error::y", '::add-mask::z', '##VSO[task.complete]', 'a,b:c;d]e%0A::f') {
                @{ Format = $format; Name = $name }
            }
        }
    ) {
        Clear-Runner
        $pipeline = New-AefPipeline $Name | Add-AefLevel $Name | Add-AefStep $Name $Name -Executor dataform-tag-executor | Add-AefStep $Name b -Executor $Name -Next $Name
        foreach ($line in (Get-HostLine { $pipeline | Assert-AefPipeline -CIFormat $Format }) -split '\r\n|\n|\r') {
            # The commands of Aef are on lines of their own.
            $rest = $line -replace '^(::(error|warning|notice) title=AEF\d+(,(file|line|col|endLine|endColumn)=[^,:]*)*::|##vso\[task\.logissue type=(error|warning);((sourcepath|linenumber|columnnumber|code)=[^;\]]*;)*\])'
            $rest.TrimStart() | Should -Not -Match '^::'
            $rest | Should -Not -Match '##(vso)?\['
        }
    }
}
