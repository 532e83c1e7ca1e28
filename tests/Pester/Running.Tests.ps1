& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales
    $parameters = Join-Path $demo platform-parameters-dev.json

    function New-Two {
        New-AefPipeline two | Add-AefLevel |
            Add-AefStep J01 load -Type Async -FunctionIdName dataform-tag-executor -FunctionStatusName dataform-tag-executor |
            Add-AefStep J02 check -Type Async -FunctionIdName dataform-tag-executor -FunctionStatusName dataform-tag-executor
    }

    function New-Script([string] $Text) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        Set-Content $file $Text
        $file
    }

    $fails = New-Script '{ "jobs": { "J02": { "ends": "failed", "message": "no quota" } } }'

    # Runs a script in a separate runspace and returns its streams.
    function Start-Apart([string] $Script) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$env:AEF_MODULE'; $Script")
        $shell
    }
}

Describe 'Invoke-AefPipeline' {
    It 'runs a definition to the end and returns one run' {
        $run = Import-AefPipeline (Join-Path $demo pipeline.json) | Invoke-AefPipeline -Simulate -ParameterPath $parameters
        @($run).Count | Should -Be 1
        $run | Should -BeOfType Aef.Runs.Local.Run
        $run.Name | Should -Be 'daily-sales'
        $run.State | Should -Be 'Succeeded'
        $run.Failures | Should -BeNullOrEmpty
        $run.EndTime | Should -BeGreaterThan $run.StartTime
    }

    It 'reports events with the names of the pipeline' {
        $run = New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters
        ($run.Events | Where-Object Kind -EQ StepSucceeded).JobId | Should -Be 'J01', 'J02'
        $run.Events[0].Kind | Should -Be 'RunStarted'
        $run.Events[-1].Kind | Should -Be 'RunSucceeded'
    }

    It 'returns equal results for two runs' {
        $one, $two = (New-Two), (New-Two) | Invoke-AefPipeline -Simulate -ParameterPath $parameters
        ($one.Events -join "`n") | Should -BeExactly ($two.Events -join "`n")
    }

    It 'returns the failed run, then one error that names the failed jobs' {
        $run = New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath $fails -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $run.Failures.JobId | Should -Be 'J02'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefRunFailed,Aef.PowerShell.Commands.InvokeAefPipelineCommand'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $problem[0].TargetObject | Should -Be $run
        $problem[0].Exception.Run | Should -Be $run
        $problem[0].Exception.Message | Should -BeLike '*J02*no quota*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'lets the run out before -ErrorAction Stop ends the pipeline' {
        { New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath $fails -ErrorAction Stop -OutVariable script:kept } |
            Should -Throw -ErrorId 'AefRunFailed,*'
        $script:kept.State | Should -Be 'Failed'
    }

    It 'runs the next pipeline after one that failed' {
        $runs = (New-Two), (New-AefPipeline one | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor) |
            Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath (New-Script '{ "jobs": { "J01": [ { "ends": "failed" } ] } }') -ErrorAction SilentlyContinue
        $runs.Name | Should -Be 'two', 'one'
    }

    It 'skips what an earlier run has done' {
        $run = New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -Argument @{ resume = @{ done = @('J01') } }
        ($run.Events | Where-Object Kind -EQ StepSkipped).JobId | Should -Be 'J01'
        ($run.Events | Where-Object Kind -EQ StepSucceeded).JobId | Should -Be 'J02'
    }

    It 'runs nothing under -Plan, and returns the run as it would be (M8)' {
        $planned = New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -Plan
        $planned.State | Should -Be 'Planned'
        $planned.Name | Should -Be 'two'
        $planned.Events | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters } | Should -BeNullOrEmpty
    }

    It 'writes the errors of a pipeline that cannot be compiled, and no run' {
        $bad = New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor -Next J09
        Invoke-AefPipeline -Simulate $bad -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF2010,*'
    }

    It 'reports a script that cannot be read' {
        New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath (New-Script '{ "job": 1 }') -ErrorVariable problem -ErrorAction SilentlyContinue -WarningAction SilentlyContinue -WarningVariable warned
        ("$problem$warned") | Should -BeLike '*AEF6*'
        { New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath nowhere.json -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1001,*'
    }

    It 'lets no run out for a script of the wrong shape' {
        New-Two | Invoke-AefPipeline -Simulate -ParameterPath $parameters -SimulationPath (New-Script '[1]') -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
    }

    It 'shows progress on its thread and removes it at the end' {
        $shell = Start-Apart "New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor | Invoke-AefPipeline -Simulate -ParameterPath '$parameters'"
        try {
            $shell.Invoke()[0].State | Should -Be 'Succeeded'
            $shell.HadErrors | Should -BeFalse
            $shell.Streams.Progress.Count | Should -BeGreaterThan 0
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }
        finally { $shell.Dispose() }
    }

    It 'counts the items of a list as steps, so that progress is never above 100 percent' {
        $shell = Start-Apart @"
New-AefPipeline p -Input @{ regions = 'list' } | Add-AefLevel | Add-AefThread -ForEach '`${inputs.regions}' -MaxItem 4 |
    Add-AefStep J01 load dataform-tag-executor |
    Invoke-AefPipeline -Simulate -ParameterPath '$parameters' -Input @{ regions = 'north', 'south', 'west' } -Executor { Start-Sleep -Milliseconds 250 }
"@
        try {
            $shell.Invoke()[0].State | Should -Be 'Succeeded'
            $shell.HadErrors | Should -BeFalse
            ($shell.Streams.Progress.PercentComplete | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 100
            $shell.Streams.Progress[-1].StatusDescription | Should -Be '3 of 3 steps'
        }
        finally { $shell.Dispose() }
    }

    It 'ends at once when it is stopped in the middle of a run in real time' {
        $shell = Start-Apart "New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor -FunctionStatusName dataform-tag-executor -WaitTimeSeconds 1800 | Invoke-AefPipeline -Simulate -ParameterPath '$parameters' -RealTime"
        try {
            $pending = $shell.BeginInvoke()
            $limit = [datetime]::UtcNow.AddSeconds(300)
            while (-not $shell.Streams.Progress.Count -and [datetime]::UtcNow -lt $limit) { Start-Sleep -Milliseconds 50 }
            $shell.Streams.Progress.Count | Should -BeGreaterThan 0 -Because 'the run has begun'
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $pending.AsyncWaitHandle.WaitOne(300000) | Should -BeTrue
        }
        finally { $shell.Dispose() }
    }

    It 'waits for real under -RealTime' {
        $script = New-Script '{ "defaults": { "duration_seconds": 0.1 } }'
        $pipeline = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor -FunctionStatusName dataform-tag-executor -WaitTimeSeconds 0.1
        $before = [datetimeoffset]::UtcNow
        $run = Invoke-AefPipeline -Simulate $pipeline -ParameterPath $parameters -SimulationPath $script -RealTime
        $run.State | Should -Be 'Succeeded'
        $run.StartTime | Should -BeGreaterOrEqual $before
        $run.EndTime | Should -BeLessOrEqual ([datetimeoffset]::UtcNow) -Because 'virtual time would be ahead of the clock'
    }

    It 'runs in parallel runspaces' {
        $module = $env:AEF_MODULE
        $states = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            (New-AefPipeline "p$_" | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor | Invoke-AefPipeline -Simulate -ParameterPath $using:parameters).State
        }
        $states | Should -Be (@('Succeeded') * 4)
    }
}
