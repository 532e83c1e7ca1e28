# Runs in the background, and their handles.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    # In real time it does not end by itself while a test looks at it.
    function New-One([string] $Name = 'one') { New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor -WaitTimeSeconds 1800 }
    function New-Sync { New-AefPipeline sync | Add-AefLevel | Add-AefStep J01 load -Type Sync -FunctionName own }
    function New-Script([string] $Text) { $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"; Set-Content $file $Text; $file }
}

AfterAll {
    Get-AefRun | Stop-AefRun
    Get-Job | Where-Object PSJobTypeName -EQ AefRun | Remove-Job -Force
}

Describe 'Start-AefRun' {
    It 'returns a handle at once, while the run is active' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        $handle.State | Should -Be 'Active'
        $handle.Name | Should -Be 'one'
        $handle.Run | Should -BeNullOrEmpty
        $handle.EndTime | Should -BeNullOrEmpty
        Stop-AefRun $handle
    }

    It 'returns a handle with the final state of the run' {
        $handle = New-One | Start-AefRun -Simulate
        $null = Wait-AefRun $handle
        $handle.State | Should -Be 'Succeeded'
        $handle.Run.Events[-1].Kind | Should -Be 'RunSucceeded'
        $handle.EndTime | Should -Not -BeNullOrEmpty
        $handle.EndTime | Should -BeGreaterOrEqual $handle.StartTime
    }

    It 'starts several runs, which continue concurrently' {
        $meeting = [System.Threading.Barrier]::new(2)
        $handles = (New-Sync), (New-Sync) | Start-AefRun -Simulate -Executor { if (-not ($using:meeting).SignalAndWait(300000)) { throw 'alone' } }
        ($handles | Wait-AefRun).State | Should -Be 'Succeeded', 'Succeeded'
        $handles[0].Id | Should -Not -Be $handles[1].Id
    }

    It 'lets script blocks work off the pipeline thread, with $using:' {
        $here = [System.Threading.Thread]::CurrentThread.ManagedThreadId
        $word = 'hello'
        $run = New-Sync | Start-AefRun -Simulate -Executor @{ own = { "$using:word $([System.Threading.Thread]::CurrentThread.ManagedThreadId)" } } | Wait-AefRun
        $output = ($run.Events | Where-Object Output).Output | ConvertFrom-Json
        $output | Should -BeLike 'hello *'
        $output | Should -Not -Be "hello $here"
    }

    It 'starts nothing under -WhatIf and returns nothing (M8)' {
        $before = @(Get-AefRun).Count
        New-One | Start-AefRun -Simulate -WhatIf | Should -BeNullOrEmpty
        (New-One | Start-AefRun -Simulate -Plan).State | Should -Be 'Planned'
        @(Get-AefRun).Count | Should -Be $before
    }

    It 'writes the errors of a pipeline that cannot be compiled, and starts nothing' {
        New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 | Start-AefRun -Simulate -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike '*,Aef.PowerShell.Commands.StartAefRunCommand'
    }

    It 'is a job of the session' {
        $handle = New-One | Start-AefRun -Simulate
        $job = Wait-Job -Id $handle.Id -Timeout 300
        $job.State | Should -Be 'Completed'
        $job.PSJobTypeName | Should -Be 'AefRun'
        ($job | Receive-Job).State | Should -Be 'Succeeded'
        $job | Remove-Job
        Get-AefRun | Where-Object Id -EQ $handle.Id | Should -BeNullOrEmpty
    }

    It 'is a failed job when the run fails' {
        $handle = New-One | Start-AefRun -Simulate -SimulationPath (New-Script '{ "jobs": { "J01": { "ends": "failed" } } }')
        (Wait-Job -Id $handle.Id -Timeout 300).State | Should -Be 'Failed'
        $handle.Failures.JobId | Should -Be 'J01'
    }

    It 'can be stopped as a job' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        Stop-Job -Id $handle.Id
        $handle.State | Should -Be 'Cancelled'
        (Get-Job -Id $handle.Id).State | Should -Be 'Stopped'
    }
}

Describe 'Get-AefRun' {
    BeforeAll {
        $a = New-One getting-a | Start-AefRun -Simulate
        $b = New-One getting-b | Start-AefRun -Simulate -RealTime
        $null = Wait-AefRun $a
    }

    AfterAll { Stop-AefRun $b }

    It 'returns the runs of the session, oldest first' {
        (Get-AefRun getting-*).Id | Should -Be $a.Id, $b.Id
    }

    It 'finds a run by its name or number' {
        (Get-AefRun GETTING-A).Id | Should -Be $a.Id
        (Get-AefRun -Id $b.Id, $a.Id).Name | Should -Be 'getting-b', 'getting-a'
    }

    It 'returns only those in the given state' {
        (Get-AefRun getting-* -State Active).Name | Should -Be 'getting-b'
        (Get-AefRun getting-* -State Succeeded, Failed).Name | Should -Be 'getting-a'
    }

    It 'is an error for an unknown run, but not for wildcards' {
        Get-AefRun nowhere*  -ErrorAction Stop | Should -BeNullOrEmpty
        { Get-AefRun nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'AefRunNotFound,Aef.PowerShell.Commands.GetAefRunCommand'
        { Get-AefRun -Id 999999 -ErrorAction Stop } | Should -Throw -ErrorId 'AefRunNotFound,*'
    }

    It 'does not see the runs of another session' {
        $count = [powershell]::Create().AddScript("Import-Module '$env:AEF_MODULE'; @(Get-AefRun).Count").Invoke()[0]
        $count | Should -Be 0
    }
}

Describe 'Wait-AefRun' {
    It 'returns what Invoke-AefPipeline returns' {
        $waited = New-One | Start-AefRun -Simulate | Wait-AefRun
        $invoked = New-One | Invoke-AefPipeline -Simulate
        $waited | Should -BeOfType Aef.Runs.Local.Run
        ($waited.Events -join "`n") | Should -BeExactly ($invoked.Events -join "`n")
    }

    It 'returns the failed run, then one error' {
        $run = New-One | Start-AefRun -Simulate -SimulationPath (New-Script '{ "jobs": { "J01": { "ends": "failed", "message": "no quota" } } }') | Wait-AefRun -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefRunFailed,Aef.PowerShell.Commands.WaitAefRunCommand'
        $problem[0].TargetObject | Should -Be $run
    }

    It 'stops waiting after -TimeoutSeconds, and the run continues' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        Wait-AefRun $handle -TimeoutSeconds 0.05 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefRunTimeout,*'
        $problem[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $handle.State | Should -Be 'Active'
        Stop-AefRun $handle
    }

    It 'waits for several runs, named by their numbers' {
        $handles = (New-One a), (New-One b) | Start-AefRun -Simulate
        (Wait-AefRun -Id $handles.Id).Name | Should -Be 'a', 'b'
    }

    It 'returns a cancelled run without an error' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        Stop-AefRun $handle
        (Wait-AefRun $handle -ErrorAction Stop).State | Should -Be 'Cancelled'
    }

    It 'is an error for an unknown number' {
        { Wait-AefRun -Id 999999 -ErrorAction Stop } | Should -Throw -ErrorId 'AefRunNotFound,*'
    }
}

Describe 'Stop-AefRun' {
    It 'ends a run as cancelled, and has waited for that' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        Stop-AefRun $handle | Should -BeNullOrEmpty
        $handle.State | Should -Be 'Cancelled'
        $handle.Run.State | Should -Be 'Cancelled'
    }

    It 'leaves a run that has ended as it is' {
        $handle = New-One | Start-AefRun -Simulate
        $null = Wait-AefRun $handle
        Stop-AefRun $handle -ErrorAction Stop
        $handle.State | Should -Be 'Succeeded'
    }

    It 'stops nothing under -WhatIf' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        Stop-AefRun $handle -WhatIf
        $handle.State | Should -Be 'Active'
        Stop-AefRun $handle
    }

    It 'returns the handles under -PassThru' {
        $handle = New-One | Start-AefRun -Simulate -RealTime
        (Stop-AefRun -Id $handle.Id -PassThru).State | Should -Be 'Cancelled'
    }

    It 'stops the running script block' {
        $begun, $completed = [System.Threading.ManualResetEventSlim]::new(), [System.Threading.ManualResetEventSlim]::new()
        $handle = New-Sync | Start-AefRun -Simulate -Executor { ($using:begun).Set(); foreach ($i in 1..6000) { Start-Sleep -Milliseconds 100 }; ($using:completed).Set() }
        $begun.Wait(300000) | Should -BeTrue
        Stop-AefRun $handle
        $completed.IsSet | Should -BeFalse
        $handle.State | Should -Be 'Cancelled'
    }
}

Describe 'Receive-AefRun' {
    It 'returns each event once' {
        $handle = New-One | Start-AefRun -Simulate
        $run = Wait-AefRun $handle
        $events = Receive-AefRun $handle
        ($events -join "`n") | Should -BeExactly ($run.Events -join "`n")
        $handle.HasMoreData | Should -BeFalse
        Receive-AefRun $handle | Should -BeNullOrEmpty
    }

    It 'leaves them under -Keep' {
        $handle = New-One | Start-AefRun -Simulate
        $null = Wait-AefRun $handle
        $first = @(Receive-AefRun $handle -Keep).Count
        $handle.HasMoreData | Should -BeTrue
        @(Receive-AefRun $handle).Count | Should -Be $first
    }

    It 'returns events as they occur under -Wait, until the run has ended' {
        $gate = [System.Threading.ManualResetEventSlim]::new()
        $handle = New-Sync | Start-AefRun -Simulate -Executor { $null = ($using:gate).Wait(300000) }
        # The gate opens only when the first events have come through.
        $kinds = Receive-AefRun $handle -Wait | ForEach-Object { $gate.Set(); $_.Kind }
        $kinds[0] | Should -Be 'RunStarted'
        $kinds[-1] | Should -Be 'RunSucceeded'
    }

    It 'stops receiving for Select-Object -First 1, and the rest is still there' {
        $handle = New-One | Start-AefRun -Simulate
        (Receive-AefRun $handle -Wait | Select-Object -First 1).Kind | Should -Be 'RunStarted'
        $null = Wait-AefRun $handle
        (Receive-AefRun $handle)[0].Kind | Should -Be 'LevelStarted'
    }

    It 'accepts numbers, and is an error for an unknown one' {
        $handle = New-One | Start-AefRun -Simulate
        $null = Wait-AefRun $handle
        (Receive-AefRun -Id $handle.Id).Count | Should -BeGreaterThan 3
        { Receive-AefRun -Id 999999 -ErrorAction Stop } | Should -Throw -ErrorId 'AefRunNotFound,*'
    }
}
