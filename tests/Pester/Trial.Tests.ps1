# What a newcomer stumbled over: mixed output, paths in objects, ids that nobody wrote.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    $PSStyle.OutputRendering = 'PlainText'
    function New-Good([string] $Name = 'good') { New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor -Retry 2 -WaitTimeSeconds 5 }
    Push-Location $TestDrive
    Set-Content mine.yaml 'name: mart', 'levels:', '  - level_id: a', '    threads:', '      - [ { job_id: M1, job_name: load, executor: dataform-tag-executor } ]'
    New-Good | Export-AefPipeline good.yaml
}

AfterAll { Pop-Location }

Describe 'Output of several types in one script' {
    It 'keeps the tree after a table' {
        $text = & { New-Good; New-Good | Show-AefPipeline -Width 100 } | Out-String -Width 120
        $text | Should -Match '└─.*J01 +load'
        $text | Should -Not -Match 'TreeNode|TreeSpan|Spans'
    }

    It 'shows no helper members and no record dumps, for any type' {
        Set-Content fails.yaml 'jobs: { J01: { ends: failed } }'
        $text = & {
            [version] '1.2.3'
            $p = New-Good
            $run = $p | Invoke-AefPipeline -SimulationPath fails.yaml -ErrorAction Ignore
            $p; $p | Get-AefStep; $p.Levels; $p.Levels.Threads; $p.Levels.Threads.Steps; $p.Levels.Threads.Steps[0].Retry
            $run; $run.Failures; $run.Events[0]; Get-AefRule 300[12]; Get-AefExecutor; (Get-AefExecutor dataform-tag-executor).Parameters
            $p | Measure-AefWorkflow; ($p | Measure-AefWorkflow).Limits; $p | Test-AefPipeline; $p | ConvertTo-AefWorkflow; $p | ConvertTo-AefDiagram
            Compare-AefPipeline good.yaml mine.yaml; (New-AefPipeline x | Add-AefLevel | Add-AefStep J01 a | Test-AefPipeline).Diagnostics
        } | Out-String -Width 200
        $text | Should -Not -Match 'Display'
        $text | Should -Not -Match '\{ \w+ = '
        $text | Should -Match '(?m)^JobId +: J01'
        $text | Should -Match '(?m)^Retry +:|(?m)^MaxAttempts +: 2'
    }

    It 'offers no helper members for completion' {
        $failure = (New-Good | Invoke-AefPipeline).Events[0]
        $failure | Get-Member -Force | Where-Object Name -Like 'Display*' | Should -BeNullOrEmpty
        New-Good | Get-Member -Force | Where-Object Name -Like 'Display*' | Should -BeNullOrEmpty
    }

    It 'lists what a step and a failure hold' {
        (New-Good).Levels.Threads.Steps | Format-List | Out-String | Should -Match '(?s)WaitTimeSeconds +: 5.*Retry +: at most 2 attempts'
        Set-Content fails.yaml 'jobs: { J01: { ends: failed } }'
        $run = New-Good | Invoke-AefPipeline -SimulationPath fails.yaml -ErrorAction Ignore
        $run.Failures | Format-List | Out-String | Should -Match '(?s)JobName +: load.*AsyncJobId +: .*Message +: .*Continued +: False'
    }

    It 'displays control characters as escapes and keeps them in the value' {
        $pipeline = New-AefPipeline good -Description "a`e[2Jb"
        ($pipeline | Out-String) | Should -Not -Match "`e"
        (& { [version] '1.2'; $pipeline } | Out-String) | Should -Match 'a\\u001b\[2Jb'
        $pipeline.Description | Should -BeExactly "a`e[2Jb"
        $pipeline.Description.Length | Should -Be 6
    }
}

Describe 'Paths in objects' {
    It 'reads the path of a row of a table' {
        'path,x', 'good.yaml,1' | ConvertFrom-Csv | Test-AefPipeline | ForEach-Object IsValid | Should -BeTrue
        ([pscustomobject] @{ Path = 'good.yaml' } | Import-AefPipeline).Name | Should -Be 'good'
        ([pscustomobject] @{ FullName = Join-Path $TestDrive good.yaml } | Import-AefPipeline).Name | Should -Be 'good'
        (Test-AefPipeline ([pscustomobject] @{ Path = 'good.yaml' })).IsValid | Should -BeTrue
    }

    It 'takes brackets of FullName as they are' {
        [System.IO.File]::Copy((Join-Path $TestDrive good.yaml), (Join-Path $TestDrive 'odd[1].yaml'))
        ([pscustomobject] @{ FullName = Join-Path $TestDrive 'odd[1].yaml' } | Import-AefPipeline).Name | Should -Be 'good'
    }

    It 'rejects an object without a path' {
        [pscustomobject] @{ Size = 1 } | Import-AefPipeline -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$problem" | Should -Not -Match '@\{'
        { Test-AefPipeline ([pscustomobject] @{ Size = 1 }) } | Should -Throw '*none of the properties Path*'
    }

    It 'still takes the pipeline of a test result' {
        (Test-AefPipeline good.yaml | Invoke-AefPipeline).State | Should -Be 'Succeeded'
        (Test-AefPipeline good.yaml | Select-Object Path, Pipeline | Invoke-AefPipeline).State | Should -Be 'Succeeded'
    }

    It 'names Import-AefPipeline for a path where a pipeline is expected' {
        { Show-AefPipeline mine.yaml } | Should -Throw "*Import-AefPipeline 'mine.yaml'*"
        { ConvertTo-AefWorkflow mine.yaml } | Should -Throw "*Import-AefPipeline 'mine.yaml'*"
    }
}

Describe 'Threads without an id' {
    It 'have the id that they are compiled with' {
        $pipeline = Import-AefPipeline mine.yaml
        ($pipeline | Get-AefStep M1).Thread | Should -Be '1'
        ($pipeline | Remove-AefThread 1).StepCount | Should -Be 0
        ($pipeline | Add-AefStep M2 more dataform-tag-executor -Thread 1).Levels.Threads.Steps.JobId | Should -Be 'M1', 'M2'
        ($pipeline | Remove-AefThread 9 -ErrorVariable problem -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
        "$problem" | Should -Match 'Its threads: "1"'
        (TabExpansion2 '$pipeline | Remove-AefThread ').CompletionMatches.CompletionText | Should -Contain '1'
    }
}

Describe 'Rules' {
    It 'shows the page of one rule and rows of several' {
        $text = Get-AefRule AEF2010 | Out-String
        $text | Should -Match 'AEF2010'
        $text | Should -Match 'How to fix'
        $text | Should -Not -Match '```'
        Get-AefRule 201[01] | Out-String | Should -Match '(?m)^Code +Severity'
    }

    It 'names the rules of an error in one command' {
        $null = New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a -WaitTimeSeconds 0 -Next X | Invoke-AefPipeline -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'For more, run: Get-AefRule AEF\d{4}, AEF\d{4}'
    }
}

Describe 'Arguments of runs' {
    It 'accepts an object of ConvertFrom-Json and a string' {
        $json = '{"query_variables": {"zone": "emea"}, "resume": {"done": ["J01"]}}'
        (New-Good | Invoke-AefPipeline -Argument ($json | ConvertFrom-Json)).Done | Should -Be 'J01'
        (New-Good | Invoke-AefPipeline -Argument $json).Done | Should -Be 'J01'
        { New-Good | Invoke-AefPipeline -Argument 'no json' } | Should -Throw '*not a JSON object*'
    }
}

Describe 'Files that a run cannot read' {
    It 'end the pipeline: <_>' -ForEach 'ParameterPath', 'SimulationPath', 'MockPath' {
        $path = @{ $_ = 'nope.yaml' }
        { New-Good | Invoke-AefPipeline @path -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'AEF1001,*'
    }
}

Describe 'Runs by id' {
    It 'accepts the id that the table shows' {
        $run = New-Good | Start-AefRun
        (Wait-AefRun $run.Id).State | Should -Be 'Succeeded'
    }
}

Describe 'Two pipelines in memory' {
    It 'compares with the argument at the first position' {
        (New-Good | Compare-AefPipeline (New-Good)) | Should -BeNullOrEmpty
        (New-Good | Add-AefStep J02 more dataform-tag-executor | Compare-AefPipeline (New-Good)).Id | Should -Contain 'J02'
    }

    It 'has no changes between the two notations of an executor' {
        $demo = Join-Path $env:AEF_ROOT examples/daily-sales
        Compare-AefPipeline $demo/pipeline.json $demo/pipeline.yaml | Should -BeNullOrEmpty
    }
}
