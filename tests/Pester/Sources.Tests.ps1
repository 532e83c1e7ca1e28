# Cloud Workflows source, artifacts and definition files run by the same cmdlets.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales

    function New-File([string] $Name, [string] $Text) { $file = Join-Path $TestDrive $Name; Set-Content $file $Text; $file }

    $hello = New-File hello.yaml "main:`n  params: [args]`n  steps:`n    - say: { call: sys.log, args: { text: saying, severity: NOTICE } }`n    - done: { return: '`${args.name}' }"
    $get = New-File get.yaml "main:`n  steps:`n    - ask: { call: http.get, args: { url: 'https://example.com/x' }, result: answer }`n    - done: { return: '`${answer.body}' }"
    $mocks = New-File mocks.yaml "mocks:`n  - call: http.get`n    url: 'https://example.com/x'`n    answer: { status: 200, body: { rows: 3 } }"
}

Describe 'Cloud Workflows source' {
    It 'runs from its file and returns its result' {
        $run = Invoke-AefPipeline -Simulate -Path $hello -Argument @{ name = 'night' }
        $run | Should -BeOfType Aef.Runs.Local.Run
        $run.State | Should -Be 'Succeeded'
        $run.Name | Should -Be 'hello'
        $run.Result | Should -Be '"night"'
    }

    It 'reports its log entries' {
        $events = (Invoke-AefPipeline -Simulate -Path $hello -Argument @{ name = 'x' }).Events
        $events.Kind | Should -Be 'RunStarted', 'Log', 'RunSucceeded'
        "$($events[1].State) $($events[1].Message)" | Should -Be 'NOTICE saying'
    }

    It 'fails with its error, once' {
        $run = Invoke-AefPipeline -Simulate -Path $hello -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefRunFailed,Aef.PowerShell.Commands.InvokeAefPipelineCommand'
    }

    It 'is given the answers of a mock file' {
        (Invoke-AefPipeline -Simulate -Path $get -MockPath $mocks).Result | Should -Be '{"rows":3}'
    }

    It 'has no connection without mocks' {
        $run = Invoke-AefPipeline -Simulate -Path $get -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $run.Execution.Error.Payload | Should -BeLike '*ConnectionFailedError*'
    }

    It 'shares mocks with pipelines, whose other calls are simulated' {
        $down = New-File down.yaml "mocks:`n  - call: http.post`n    step: '*'`n    times: 1`n    answer: { status: 403, body: forbidden }"
        $pipeline = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName own
        (Invoke-AefPipeline -Simulate $pipeline -MockPath $down -ErrorAction SilentlyContinue).State | Should -Be 'Failed'
        (Invoke-AefPipeline -Simulate $pipeline).State | Should -Be 'Succeeded'
    }

    It 'is answered by mocks or by script blocks, not by both' {
        { Invoke-AefPipeline -Simulate -Path $get -MockPath $mocks -Executor { } } | Should -Throw -ErrorId 'AefMocksAndExecutors,*'
    }

    It 'writes the errors of an unreadable mock file, and runs nothing' {
        $bad = New-File bad-mocks.yaml 'mocks: 5'
        Invoke-AefPipeline -Simulate -Path $get -MockPath $bad -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF61*'
    }

    It 'writes the errors of a source that Google would refuse, and runs nothing' {
        $bad = New-File bad.yaml "main:`n  steps:`n    - a: { next: nowhere }"
        Invoke-AefPipeline -Simulate -Path $bad -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].TargetObject | Should -Be $bad
    }

    It 'runs in the background too' {
        (Start-AefRun -Simulate -Path $hello -Argument @{ name = 'b' } | Wait-AefRun).Result | Should -Be '"b"'
    }

    It 'is only planned under -Plan' {
        $run = Invoke-AefPipeline -Simulate -Path $hello -Plan
        $run.State | Should -Be 'Planned'
        $run.Name | Should -Be 'hello'
    }

    It 'comes from Get-ChildItem' {
        (Get-ChildItem $hello | Invoke-AefPipeline -Simulate -Argument @{ name = 'pipe' }).Result | Should -Be '"pipe"'
    }
}

Describe 'Other things that run' {
    It 'are definition files' {
        (Invoke-AefPipeline -Simulate -Path (Join-Path $demo pipeline.yaml) -ParameterPath (Join-Path $demo platform-parameters-dev.json)).State | Should -Be 'Succeeded'
    }

    It 'are artifacts, with the simulation of their pipeline' {
        $script = New-File fails.json '{ "jobs": { "J01": { "ends": "failed" } } }'
        $artifact = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | ConvertTo-AefWorkflow
        ($artifact | Invoke-AefPipeline -Simulate).State | Should -Be 'Succeeded'
        ($artifact | Invoke-AefPipeline -Simulate -SimulationPath $script -ErrorAction SilentlyContinue).Failures.JobId | Should -Be 'J01'
    }

    It 'are not platform parameters, which is an error' {
        $file = Join-Path $demo platform-parameters-dev.json
        Invoke-AefPipeline -Simulate -Path $file -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefNothingToRun,*'
    }

    It 'are several, one after another' {
        (Invoke-AefPipeline -Simulate -Path $hello, $get -Argument @{ name = 'x' } -MockPath $mocks -ErrorAction SilentlyContinue).Name | Should -Be 'hello', 'get'
    }

    It 'are taken literally under -LiteralPath' {
        Copy-Item $hello (Join-Path $TestDrive 'h[1].yaml')
        (Invoke-AefPipeline -Simulate -LiteralPath (Join-Path $TestDrive 'h[1].yaml') -Argument @{ name = 'x' }).Name | Should -Be 'h[1]'
    }

    It 'are not there: that is an error' {
        { Invoke-AefPipeline -Simulate -Path (Join-Path $TestDrive none.yaml) -ErrorAction Stop } | Should -Throw -ErrorId 'AefPathNotFound,*'
    }
}
