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
            $run = $p | Invoke-AefPipeline -Simulate -SimulationPath fails.yaml -ErrorAction Ignore
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
        $failure = (New-Good | Invoke-AefPipeline -Simulate).Events[0]
        $failure | Get-Member -Force | Where-Object Name -Like 'Display*' | Should -BeNullOrEmpty
        New-Good | Get-Member -Force | Where-Object Name -Like 'Display*' | Should -BeNullOrEmpty
    }

    It 'lists what a step and a failure hold' {
        (New-Good).Levels.Threads.Steps | Format-List | Out-String | Should -Match '(?s)WaitTimeSeconds +: 5.*Retry +: at most 2 attempts'
        Set-Content fails.yaml 'jobs: { J01: { ends: failed } }'
        $run = New-Good | Invoke-AefPipeline -Simulate -SimulationPath fails.yaml -ErrorAction Ignore
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
        (Test-AefPipeline good.yaml | Invoke-AefPipeline -Simulate).State | Should -Be 'Succeeded'
        (Test-AefPipeline good.yaml | Select-Object Path, Pipeline | Invoke-AefPipeline -Simulate).State | Should -Be 'Succeeded'
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
        $null = New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a -WaitTimeSeconds 0 -Next X | Invoke-AefPipeline -Simulate -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'For more, run: Get-AefRule AEF\d{4}, AEF\d{4}'
    }
}

Describe 'Arguments of runs' {
    It 'accepts an object of ConvertFrom-Json and a string' {
        $json = '{"query_variables": {"zone": "emea"}, "resume": {"done": ["J01"]}}'
        (New-Good | Invoke-AefPipeline -Simulate -Argument ($json | ConvertFrom-Json)).Done | Should -Be 'J01'
        (New-Good | Invoke-AefPipeline -Simulate -Argument $json).Done | Should -Be 'J01'
        { New-Good | Invoke-AefPipeline -Simulate -Argument 'no json' } | Should -Throw '*not a JSON object*'
    }
}

Describe 'Files that a run cannot read' {
    It 'end the pipeline: <_>' -ForEach 'ParameterPath', 'SimulationPath', 'MockPath' {
        $path = @{ $_ = 'nope.yaml' }
        { New-Good | Invoke-AefPipeline -Simulate @path -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'AEF1001,*'
    }
}

Describe 'Runs by id' {
    It 'accepts the id that the table shows' {
        $run = New-Good | Start-AefRun -Simulate
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

Describe 'The picture of a run' {
    BeforeAll {
        Set-Content fails.yaml 'jobs: { J02: { ends: failed, message: no quota } }'
        function New-Two { New-AefPipeline two | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor | Add-AefStep J02 check dataform-tag-executor | Add-AefLevel | Add-AefStep J03 report dataform-tag-executor }
        $failed = New-Two | Invoke-AefPipeline -Simulate -SimulationPath fails.yaml -ErrorAction Ignore
    }

    It 'has the steps with their states, in order' {
        $failed.Steps.JobId | Should -Be 'J01', 'J02', 'J03'
        $failed.Steps.State | Should -Be 'Succeeded', 'Failed', 'NotReached'
        $step = $failed.Steps[1]
        $step.JobName, $step.Executor, $step.Level, $step.Thread, $step.Attempts | Should -Be 'check', 'dataform-tag-executor', '1', '1', 1
        $step.Message | Should -Match 'no quota'
        $step.Waited | Should -BeGreaterThan ([timespan]::Zero)
        $step.EndTime - $step.StartTime | Should -Be $step.Duration
        $step.StartTime | Should -BeGreaterOrEqual $failed.Steps[0].EndTime
        $failed.Steps[2].StartTime | Should -BeNullOrEmpty
        [object]::ReferenceEquals($failed.Steps[1], $failed.Steps[1]) | Should -BeTrue
    }

    It 'is the table that the command prints' {
        $demo = Join-Path $env:AEF_ROOT examples/daily-sales
        $lines = Import-AefPipeline $demo/pipeline.json | Invoke-AefPipeline -Simulate -SimulationPath $demo/simulate/failing-night.yaml -ErrorAction Ignore | Show-AefRun -Width 110
        $page = (Get-Content (Join-Path $env:AEF_ROOT README.md) -Raw) -split "`r?`n"
        $shown = $lines.ForEach{ "$_".TrimEnd() } | Where-Object { $_ -match '[├└│]' }
        $shown.Count | Should -Be 9
        $shown | ForEach-Object { $_ | Should -BeIn $page }
        "$($lines[0])" | Should -BeIn $page
    }

    It 'is a picture of a background run, while it runs and later, by its id too' {
        $handle = New-Two | Start-AefRun -Simulate -RealTime
        "$(Show-AefRun $handle.Id | Select-Object -First 1)" | Should -Match '^two is active after .* of real time'
        $handle.Steps.Count | Should -Be 3
        $handle | Stop-AefRun
        "$(Get-AefRun -Id $handle.Id | Show-AefRun | Select-Object -First 1)" | Should -Match '^two was cancelled'
        Show-AefRun 123456 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefRunNotFound,*'
    }

    It 'shows runs that were restarted or resumed with all their steps' {
        (New-Two | Invoke-AefPipeline -Simulate -SimulationPath fails.yaml -JournalPath two.journal -ErrorAction Ignore).Steps.State | Should -Be 'Succeeded', 'Failed', 'NotReached'
        (Resume-AefRun two.journal -ErrorAction Ignore).Steps.State | Should -Be 'Succeeded', 'Failed', 'NotReached'
        Set-Content good.json '{}'
        ($failed | Restart-AefRun -SimulationPath good.json).Steps.State | Should -Be 'Skipped', 'Succeeded', 'Succeeded'
    }

    It 'has only a headline for a plan' {
        New-Two | Invoke-AefPipeline -Simulate -Plan | Show-AefRun | ForEach-Object { "$_" } | Should -Be 'two is planned'
        (New-Two | Invoke-AefPipeline -Simulate -Plan).Steps | Should -BeNullOrEmpty
    }

    It 'keeps names off the terminal' {
        $run = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 "a`e[2J`n::add-mask::x" dataform-tag-executor | Invoke-AefPipeline -Simulate
        $run.Steps | Format-List | Out-String | Should -Not -Match "`e\[2J|(?m)^::"
        @($run | Show-AefRun).Count | Should -Be 5
    }
}

Describe 'Several problems in one error' {
    It 'stay apart when a script shows them in one paragraph' {
        Set-Content built.ps1 '$p = New-AefPipeline "a b" | Add-AefLevel |', '    Add-AefStep J01 a -Next J09 |', '    Add-AefStep J01 b dataform-tag-executor', '$p | Invoke-AefPipeline -Simulate'
        $text = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$env:AEF_MODULE'; `$PSStyle.OutputRendering = 'PlainText'; ./built.ps1" 2>&1 | Out-String
        $flat = $text -replace '[\s|]+', ' '
        $flat | Should -Match '\d problems: \(1\) \S*built\.ps1:1:\d+ AEF\d{4} .* \(2\) \S*built\.ps1:\d:\d+ AEF\d{4} .* \(3\) '
    }

    It 'has no number for a single one' {
        New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor -Next X | Invoke-AefPipeline -Simulate -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].Exception.Message | Should -Not -Match 'problem|\(1\)'
    }
}

Describe 'Rows of a CSV file' {
    It 'names the row of a value that cannot be converted: <Column>' -ForEach @(
        @{ Column = 'WaitTimeSeconds'; Text = '"soon" is not a number.' }
        @{ Column = 'Type'; Text = '"soon" is not one of Async, Sync, Workflows.' }
        @{ Column = 'Retry'; Text = '"soon" is not a number of attempts.' }
    ) {
        $steps = "JobId,$Column", 'J01,', 'J02,soon', 'J03,' | ConvertFrom-Csv | New-AefStep -ErrorVariable problem -ErrorAction SilentlyContinue
        $steps.JobId | Should -Be 'J01', 'J03'
        $problem.Count | Should -Be 1
        "$problem" | Should -Match ([regex]::Escape("JobId `"J02`": $Text"))
    }

    It 'names the row for Add-AefStep too, and by AEF''s key' {
        $p = New-AefPipeline p | Add-AefLevel
        $null = [pscustomobject] @{ JOB_ID = 'J07'; WAIT_TIME_SECONDS = 'x' } | Add-AefStep -Pipeline $p -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -Match 'JOB_ID "J07": "x" is not a number'
    }

    It 'does not name a row of an earlier pipeline' {
        try { [pscustomobject] @{ JobId = 'J02'; Retry = 'x' } | New-AefStep -ErrorAction Stop } catch { $first = "$_" }
        $first | Should -Match 'J02'
        { New-AefStep J03 -WaitTimeSeconds x } | Should -Throw '*"x" is not a number.'
        try { New-AefStep J03 -WaitTimeSeconds x } catch { "$_" | Should -Not -Match 'J02' }
    }

    It 'warns once that New-AefStep does not use the columns Level and Thread' {
        $rows = 'JobId,Level,Thread', 'J01,1,', 'J02,1,2', 'J03,2,2' | ConvertFrom-Csv
        ($rows | New-AefStep -WarningVariable warnings -WarningAction SilentlyContinue).Count | Should -Be 3
        @($warnings).Count | Should -Be 1
        "$warnings" | Should -Match '^New-AefStep ignores Level.*Add-AefStep'
        'JobId,Level', 'J01,' | ConvertFrom-Csv | New-AefStep -WarningVariable none -WarningAction SilentlyContinue
        $none | Should -BeNullOrEmpty
        $p = $rows | Add-AefStep -Pipeline (New-AefPipeline p | Add-AefLevel 1 | Add-AefThread 2 | Add-AefLevel 2 | Add-AefThread 2) -WarningVariable none -WarningAction SilentlyContinue
        $none | Should -BeNullOrEmpty
        $p.Levels[1].Threads.Steps.JobId | Should -Be 'J03'
    }

    It 'rejects an object that describes no step: <_>' -ForEach 'New-AefStep', 'Add-AefStep' {
        $with = if ($_ -eq 'Add-AefStep') { @{ Pipeline = New-AefPipeline p | Add-AefLevel } } else { @{} }
        $made = 5, 'text', (Get-Date) | & $_ @with -ErrorVariable problem -ErrorAction SilentlyContinue
        $made | Where-Object { $_ -is [Aef.Core.Pipelines.Model.PipelineStep] } | Should -BeNullOrEmpty
        $problem.Count | Should -Be 3
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefRowWithoutStep,*'
        "$($problem[0])" | Should -BeLike 'An object of type Int32 describes no step*'
    }
}

Describe 'Many steps' {
    It '<Name> costs as much for each step of a large pipeline as of a small one' -ForEach @(
        @{ Name = 'Set-AefStep'; Edit = { param($p) $p | Get-AefStep | Set-AefStep -WaitTimeSeconds 9 }; Rest = 1 }
        @{ Name = 'Remove-AefStep'; Edit = { param($p) $p | Get-AefStep | Remove-AefStep }; Rest = 0 }
    ) {
        $bytes = foreach ($count in 300, 300, 2400) {
            $pipeline = 1..$count | ForEach-Object { [pscustomobject] @{ JobId = "J$_"; JobName = 'load' } } | Add-AefStep -Pipeline (New-AefPipeline p | Add-AefLevel)
            $before = [GC]::GetAllocatedBytesForCurrentThread()
            $edited = & $Edit $pipeline
            [GC]::GetAllocatedBytesForCurrentThread() - $before
            $edited.StepCount | Should -Be ($count * $Rest)
            if ($Rest) { $edited.Levels.Threads.Steps.WaitTimeSeconds | Select-Object -Unique | Should -Be 9 }
        }
        $bytes[2] / $bytes[1] | Should -BeLessThan 12 -Because 'eight times as many steps allocate about eight times as much'
    }
}

Describe 'A failed run of Cloud Workflows source' {
    It 'has a readable message and a failure: <Name>' -ForEach @(
        @{ Name = 'raise'; Source = 'main: { steps: [ { fail: { raise: { message: "no data", code: 42, more: [1] } } } ] }'; Step = 'fail'; Text = 'no data'; Kind = $null }
        @{ Name = 'routine'; Source = "main: { params: [args], steps: [ { ask: { call: sub, args: { x: 1 } } } ] }`nsub: { params: [x], steps: [ { sum: { return: '`${x + null}' } } ] }"; Step = 'sub.sum'; Text = 'null'; Kind = 'TypeError' }
    ) {
        Set-Content source.yaml $Source
        $run = Invoke-AefPipeline -Simulate source.yaml -ErrorVariable problem -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        "$($run.State)" | Should -Be 'Failed'
        $run.FailureCount | Should -Be 1
        $run.Failures.Count | Should -Be 1
        $run.Failures[0].JobId | Should -Be $Step
        $run.Failures[0].Message | Should -Match "^line \d+: .*$Text"
        $run.Failures[0].Kind | Should -Be $Kind
        $problem[0].Exception.Message | Should -Match "^The run of workflow `"source`" failed\.\s+$Step`: line \d+: .*$Text"
        $problem[0].Exception.Message | Should -Not -Match '[{}]'
    }

    It 'has no failure when it was cancelled or succeeded' {
        Set-Content source.yaml 'main: { steps: [ { done: { return: 1 } } ] }'
        (Invoke-AefPipeline -Simulate source.yaml).Failures | Should -BeNullOrEmpty
    }
}

Describe 'Reruns of a journal' {
    It 'repeats the jobs with continue_if_fail that failed, with -Continued' {
        Set-Content continued.yaml 'jobs: { J02: { ends: failed } }'
        $p = New-AefPipeline go | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Add-AefStep J02 b dataform-tag-executor -ContinueIfFail
        "$(($p | Invoke-AefPipeline -Simulate -SimulationPath continued.yaml -JournalPath go.journal).State)" | Should -Be 'Succeeded'
        Restart-AefRun go.journal -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF6175,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Restart-AefRun -Continued'
        Set-Content continued.yaml 'jobs: {}'
        (Restart-AefRun go.journal -Continued).Steps.State | Should -Be 'Skipped', 'Succeeded'
    }

    It 'repeats the last call of a step, with -From' {
        Set-Content ask.yaml "main:`n  steps:`n    - ask: { call: http.get, args: { url: 'https://example.com/x' }, result: r }`n    - check: { raise: '`${r.body}' }"
        Set-Content ask-mocks.yaml "mocks:`n  - call: http.get`n    url: 'https://example.com/x'`n    answer: { status: 200, body: bad }"
        $null = Invoke-AefPipeline -Simulate ask.yaml -MockPath ask-mocks.yaml -JournalPath ask.journal -ErrorAction SilentlyContinue
        Restart-AefRun ask.journal -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF6165,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Restart-AefRun FILE -From STEP'
        $run = Restart-AefRun ask.journal -From ask -ErrorAction SilentlyContinue
        $run.Failures.Message | Should -Be 'line 4: bad'
        Restart-AefRun ask.journal -From nowhere -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF6166,*'
    }
}

Describe 'The help of an example' {
    It 'separates code and output, and runs from the root of the repository' {
        $text = Get-Help Get-AefRule -Examples | Out-String
        $text | Should -Match '(?m)^ *PS> *\S'
        $text | Should -Match '(?ms)PS> \(Get-AefRule 3004\)\.Title\s+Output:\s+Time is not positive'
        foreach ($page in Get-ChildItem (Join-Path $env:AEF_ROOT docs/cmdlets/*.md)) {
            (Get-Content $page -Raw) | Should -Not -Match '(?<![\w/])daily-sales/' -Because $page.Name
        }
    }
}
