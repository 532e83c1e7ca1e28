# Jobs that script blocks do.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'

    # An async job, and next to it a sync one.
    function New-Two {
        New-AefPipeline two | Add-AefLevel |
            Add-AefStep J01 load -Executor dataform-tag-executor -StepProperties @{ rate = 2; deep = @{ tags = 'a', 'b' } } |
            Add-AefThread | Add-AefStep J02 check -Type Sync -FunctionName own
    }

    function New-One { New-AefPipeline one | Add-AefLevel | Add-AefStep J01 load -Type Sync -FunctionName own @args }
    function Get-Output($Run, [string] $JobId) { ($Run.Events | Where-Object { $_.Kind -eq 'StepSucceeded' -and $_.JobId -eq $JobId }).Output }
    function Get-Log($Run) { $Run.Events | Where-Object { $_.Kind -eq 'Log' -and $_.Message -notlike '{*' } }
    function Get-Helped { 'helped' }
}

BeforeDiscovery {
    $leftLoop = 'The script block ended with break or continue outside of a loop. Write return to end it early.'
    $failingExits = @(
        @{ Block = { exit 3 }; Answer = 'The script block ended with exit code 3.' }
        @{ Block = { 'lost'; & { exit -1 } }; Answer = 'The script block ended with exit code -1.' }
        @{ Block = { try { exit 4 } finally { 'cleaned' } }; Answer = 'The script block ended with exit code 4.' }
        @{ Block = { & ([Environment]::ProcessPath) -NoProfile -NoLogo -Command 'exit 5'; exit $LASTEXITCODE }; Answer = 'The script block ended with exit code 5.' }
        @{ Block = { break }; Answer = $leftLoop }
        @{ Block = { continue }; Answer = $leftLoop }
        @{ Block = { 'lost'; break rounds }; Answer = $leftLoop }
        @{ Block = { 1..3 | ForEach-Object { continue } }; Answer = $leftLoop }
    )
    $goodExits = @(
        @{ Block = { exit 0 }; Expected = $null }
        @{ Block = { 'kept'; exit 0; 'never' }; Expected = '"kept"' }
        @{ Block = { exit }; Expected = $null }
        @{ Block = { 'kept'; return; 'never' }; Expected = '"kept"' }
        @{ Block = { foreach ($i in 1..9) { if ($i -eq 2) { continue }; if ($i -eq 4) { break }; $i } }; Expected = '[1,3]' }
    )
}

Describe 'A script block' {
    It 'does the jobs of its executor, and the others are simulated' {
        $done = [System.Collections.Generic.List[string]]::new()
        $run = New-Two | Invoke-AefPipeline -Simulate -Executor @{ own = { $done.Add($_.JobId) } }
        $run.State | Should -Be 'Succeeded'
        $done | Should -Be 'J02'
    }

    It 'finds the call in $_' {
        $seen = [System.Collections.Generic.List[object]]::new()
        $null = New-Two | Invoke-AefPipeline -Simulate -Executor @{ 'dataform-tag-executor' = { $seen.Add($_) } }
        $seen.Count | Should -Be 1
        $seen[0].Executor | Should -Be 'dataform-tag-executor'
        $seen[0].Pipeline, $seen[0].JobId, $seen[0].JobName, $seen[0].Level, $seen[0].Thread, $seen[0].Attempt | Should -Be 'two', 'J01', 'load', '1', '1', 1
        $seen[0].Properties.rate | Should -Be 2
        $seen[0].Properties.deep.tags | Should -Be 'a', 'b'
        $seen[0].Request.query_variables.Keys | Should -Contain 'start_date'
    }

    It 'returns <Expected> for <Block>' -ForEach @(
        @{ Block = { }; Expected = $null }
        @{ Block = { $null }; Expected = $null }
        @{ Block = { 42 }; Expected = '42' }
        @{ Block = { 'text' }; Expected = '"text"' }
        @{ Block = { 1, 'b' }; Expected = '[1,"b"]' }
        @{ Block = { @{ rows = 7 } }; Expected = '{"rows":7}' }
        @{ Block = { [pscustomobject]@{ a = 1; b = $true } }; Expected = '{"a":1,"b":true}' }
    ) {
        Get-Output (New-One | Invoke-AefPipeline -Simulate -Executor $Block) J01 | Should -BeExactly $Expected
    }

    It 'sees the variables and functions of its caller' {
        $outer = 5
        Get-Output (New-One | Invoke-AefPipeline -Simulate -Executor { "$outer $(Get-Helped)" }) J01 | Should -Be '"5 helped"'
    }

    It 'finds $_ when it comes from a module' {
        $module = New-Module { $secret = 'inside'; function Block { { "$secret $($_.JobId)" } } }
        Get-Output (New-One | Invoke-AefPipeline -Simulate -Executor (& $module { Block })) J01 | Should -Be '"inside J01"'
    }

    It 'runs on the pipeline thread, one at a time' {
        $here = [System.Threading.Thread]::CurrentThread.ManagedThreadId
        $run = New-Two | Invoke-AefPipeline -Simulate -Executor { [System.Threading.Thread]::CurrentThread.ManagedThreadId }
        Get-Output $run J01 | Should -Be "$here"
        Get-Output $run J02 | Should -Be "$here"
    }

    It 'fails its step with a terminating error and its message' {
        $run = New-Two | Invoke-AefPipeline -Simulate -Executor @{ own = { 'lost'; throw "no quota for $($_.JobId)" } } -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $run.Failures.JobId | Should -Be 'J02'
        $run.Failures.Answer | Should -Be 'Exception: no quota for J02'
        $problem[0].Exception.Message | Should -BeLike '*no quota for J02*'
    }

    It 'does not fail its step with an error that does not terminate' {
        $run = New-One | Invoke-AefPipeline -Simulate -Executor { Write-Error soft -ErrorAction Continue; 'done' } -ErrorVariable problem
        $run.State | Should -Be 'Succeeded'
        $problem | Should -BeNullOrEmpty
    }

    It 'writes its other streams as events of its job' {
        $run = New-One | Invoke-AefPipeline -Simulate -Executor {
            $VerbosePreference = $DebugPreference = 'Continue'
            Write-Error e -ErrorAction Continue; Write-Warning w -WarningAction Continue; Write-Verbose v; Write-Debug d; Write-Information i
        }
        (Get-Log $run).ForEach{ "$($_.JobId) $($_.State) $($_.Message)" } | Should -Be 'J01 ERROR e', 'J01 WARNING w', 'J01 INFO v', 'J01 DEBUG d', 'J01 INFO i'
    }

    It 'keeps the events from before its failure' {
        $run = New-One | Invoke-AefPipeline -Simulate -Executor { Write-Warning before -WarningAction Continue; throw 'x' } -ErrorAction SilentlyContinue
        (Get-Log $run).Message | Should -Be 'before'
    }

    It 'runs again for every attempt' {
        $run = New-One -Retry 3 | Invoke-AefPipeline -Simulate -Executor { if ($_.Attempt -lt 3) { throw 'not yet' } else { $_.Attempt } }
        $run.State | Should -Be 'Succeeded'
        Get-Output $run J01 | Should -Be '3'
    }

    It 'takes no virtual time unless it sets DurationSeconds' {
        (New-One | Invoke-AefPipeline -Simulate -Executor { Start-Sleep -Milliseconds 5 }).Duration | Should -Be ([timespan]::Zero)
        (New-One | Invoke-AefPipeline -Simulate -Executor { $_.DurationSeconds = 90 }).Duration.TotalSeconds | Should -Be 90
    }

    It 'returns equal results for two runs' {
        $one, $two = (New-Two), (New-Two) | Invoke-AefPipeline -Simulate -Executor { "$($_.JobId)" }
        ($one.Events -join "`n") | Should -BeExactly ($two.Events -join "`n")
    }

    It 'takes real time under -RealTime, even with DurationSeconds' {
        $run = New-One | Invoke-AefPipeline -Simulate -RealTime -Executor { Start-Sleep -Milliseconds 5; $_.DurationSeconds = 5000 }
        $run.Duration | Should -BeGreaterThan ([timespan]::Zero) -Because 'a block takes no virtual time'
        $run.Duration.TotalSeconds | Should -Not -Be 5000 -Because 'the clock does not listen to the block'
    }

    It 'may run a pipeline of its own' {
        $inner = New-One
        $run = New-Two | Invoke-AefPipeline -Simulate -Executor @{ own = { "$(($inner | Invoke-AefPipeline -Simulate).State)" } }
        Get-Output $run J02 | Should -Be '"Succeeded"'
    }

    It 'may use Select-Object -First and return early' {
        Get-Output (New-One | Invoke-AefPipeline -Simulate -Executor { 1..1000 | Select-Object -First 1; return; 2 }) J01 | Should -Be '1'
    }

    It 'does not run under -Plan, which returns a planned run' {
        $asked = [System.Collections.Generic.List[int]]::new()
        $run = New-One | Invoke-AefPipeline -Simulate -Executor { $asked.Add(1) } -Plan
        $asked.Count | Should -Be 0
        $run.State | Should -Be 'Planned'
        $run.Events | Should -BeNullOrEmpty
    }

    It 'of a name that no step runs is a warning, not silence' {
        New-One | Invoke-AefPipeline -Simulate -Executor @{ onw = { } } -WarningVariable warned | Out-Null
        "$warned" | Should -BeLike '*AEF6300*"onw"*"own"*'
    }

    It 'must be a script block' {
        { New-One | Invoke-AefPipeline -Simulate -Executor @{ own = 'text' } } | Should -Throw '*must be a script block*'
    }

    It 'that reads an unknown variable with $using: runs nothing' {
        { New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { "$using:nosuchvar" } } |
            Should -Throw '*"nosuchvar" is not defined*' -ErrorId 'AefUsingUndefined,*'
    }

    It 'returns times in ISO 8601' {
        $run = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Invoke-AefPipeline -Simulate -Executor {
            @{ a = [datetime]'2026-01-02T03:04:05.5'; b = [datetimeoffset]'2026-01-02T03:04:05+02:00'; c = [DateOnly]'2026-01-02' }
        }
        ($run.Events | Where-Object Output).Output | Should -Be '{"a":"2026-01-02T03:04:05.5","b":"2026-01-02T03:04:05+02:00","c":"2026-01-02"}'
    }

    It 'is not needed for a date as an input' {
        $dated = New-AefPipeline p -Input @{ d = @{ type = 'date' }; t = @{ type = 'datetime' } } | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor
        (Invoke-AefPipeline $dated -Simulate -Input @{ d = [datetime]'2026-01-02'; t = [datetimeoffset]'2026-01-02T00:00:00Z' }).State | Should -Be 'Succeeded'
        { Invoke-AefPipeline $dated -Simulate -Input @{ d = [datetime]'2026-01-02T01:00:00'; t = '2026-01-02T00:00:00Z' } -ErrorAction Stop } | Should -Throw '*AEF6182*'
    }

    It 'that reads values with $using: needs -ThrottleLimit' {
        { New-One | Invoke-AefPipeline -Simulate -Executor { $using:outer } } | Should -Throw -ErrorId 'AefUsingWithoutThrottleLimit,*'
    }

    It 'fails its step and keeps its caller running with <Block>' -ForEach $failingExits {
        $rounds = 0
        foreach ($i in 1, 2) {
            $run = New-One | Invoke-AefPipeline -Simulate -Executor $Block -ErrorVariable problem -ErrorAction SilentlyContinue
            $run.State | Should -Be 'Failed'
            $run.Failures.Answer | Should -BeExactly "Exception: $Answer"
            "$problem" | Should -BeLike "*$Answer*"
            $rounds++
        }
        $rounds | Should -Be 2
    }

    It 'succeeds with its output so far with <Block>' -ForEach $goodExits {
        $run = New-One | Invoke-AefPipeline -Simulate -Executor $Block
        $run.State | Should -Be 'Succeeded'
        Get-Output $run J01 | Should -BeExactly $Expected
    }

    It 'that ends with exit fails one step, and the journal of the run is complete' {
        $journal = Join-Path $TestDrive exit.journal
        $run = New-Two | Invoke-AefPipeline -Simulate -Executor @{ own = { exit 3 } } -JournalPath $journal -ErrorAction SilentlyContinue
        $run.Failures.JobId | Should -Be 'J02'
        (Get-Content $journal)[-1] | Should -BeLike '*"state":"failed"*'
    }

    It 'ends with the pipeline that is stopped' {
        $meeting = [System.Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$meeting) Import-Module '$env:AEF_MODULE'; New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName own | Invoke-AefPipeline -Simulate -WarningAction SilentlyContinue -Executor { `$meeting.Set(); Start-Sleep 600 }").AddArgument($meeting)
        try {
            $pending = $shell.BeginInvoke()
            $meeting.Wait(300000) | Should -BeTrue
            $shell.Stop()
            $pending.AsyncWaitHandle.WaitOne(300000) | Should -BeTrue
        }
        finally { $shell.Dispose() }
    }
}

Describe 'Script blocks under -ThrottleLimit' {
    It 'run at once, off the pipeline thread' {
        # Each of the two jobs ends only when the other one is running too.
        $meeting = [System.Threading.Barrier]::new(2)
        $here = [System.Threading.Thread]::CurrentThread.ManagedThreadId
        $run = New-Two | Invoke-AefPipeline -Simulate -ThrottleLimit 2 -Executor {
            if (-not ($using:meeting).SignalAndWait(300000)) { throw 'alone' }
            [System.Threading.Thread]::CurrentThread.ManagedThreadId
        }
        $run.State | Should -Be 'Succeeded'
        Get-Output $run J01 | Should -Not -Be "$here"
    }

    It 'run no more than so many at once' {
        $state = [hashtable]::Synchronized(@{ Now = 0; Most = 0 })
        $pipeline = New-AefPipeline wide | Add-AefLevel
        foreach ($i in 1..6) { $pipeline = $pipeline | Add-AefThread "$i" | Add-AefStep "J$i" a -Type Sync -FunctionName own }
        $run = $pipeline | Invoke-AefPipeline -Simulate -ThrottleLimit 2 -Executor {
            $s = $using:state
            [System.Threading.Monitor]::Enter($s.SyncRoot); try { $s.Now++; $s.Most = [Math]::Max($s.Most, $s.Now) } finally { [System.Threading.Monitor]::Exit($s.SyncRoot) }
            Start-Sleep -Milliseconds 20
            [System.Threading.Monitor]::Enter($s.SyncRoot); try { $s.Now-- } finally { [System.Threading.Monitor]::Exit($s.SyncRoot) }
        }
        $run.State | Should -Be 'Succeeded'
        $state.Most | Should -BeLessOrEqual 2
    }

    It 'read values with $using:, including parts, and see nothing else' {
        $outer = 5
        $map = @{ deep = @{ x = 3 }; list = 1, 2, 3 }
        $run = New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { "$using:outer $($using:map.deep.x) $($using:map.list[-1]) [$outer] $($_.JobName)" }
        Get-Output $run J01 | Should -Be '"5 3 3 [] load"'
    }

    It 'do not see what an earlier job left in the runspace' {
        $pipeline = New-One | Add-AefStep J02 again -Type Sync -FunctionName own
        $run = $pipeline | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { "[$(Get-Variable left -Scope Global -ValueOnly -ErrorAction Ignore)]"; Set-Variable left dirt -Scope Global }
        Get-Output $run J02 | Should -Be '"[]"'
    }

    It 'start at the location of the caller' {
        Push-Location $TestDrive
        try { Get-Output (New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { (Get-Location).Path }) J01 | Should -Be (ConvertTo-Json (Get-Location).Path) } finally { Pop-Location }
    }

    It 'start there too when it is on a drive of the session alone' {
        $null = New-PSDrive aefblocks FileSystem $TestDrive
        Push-Location aefblocks:/
        try { (New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { (Get-Location).Path }).State | Should -Be 'Succeeded' } finally { Pop-Location; Remove-PSDrive aefblocks }
    }

    It 'fail their step and write their streams as those on the pipeline thread do' {
        $run = New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { Write-Warning before; throw 'no quota' } -ErrorAction SilentlyContinue
        $run.Failures.Answer | Should -Be 'Exception: no quota'
        (Get-Log $run).ForEach{ "$($_.State) $($_.Message)" } | Should -Be 'WARNING before'
    }

    It 'fail their step with <Block>, also in the background' -ForEach $failingExits {
        $run = New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor $Block -ErrorAction SilentlyContinue
        $run.State | Should -Be 'Failed'
        $run.Failures.Answer | Should -BeExactly "Exception: $Answer"
        $run = New-One | Start-AefRun -Simulate -Executor $Block | Wait-AefRun -ErrorAction SilentlyContinue
        $run.Failures.Answer | Should -BeExactly "Exception: $Answer"
    }

    It 'succeed with their output so far with <Block>, also in the background' -ForEach $goodExits {
        foreach ($run in (New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor $Block), (New-One | Start-AefRun -Simulate -Executor $Block | Wait-AefRun)) {
            $run.State | Should -Be 'Succeeded'
            Get-Output $run J01 | Should -BeExactly $Expected
        }
    }

    It 'do not inherit the exit code of an earlier job in the runspace' {
        $pipeline = New-One -Retry 1 | Add-AefStep J02 again -Type Sync -FunctionName own
        $run = $pipeline | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { if ($_.JobId -eq 'J01') { exit 0 } else { break } } -ErrorAction SilentlyContinue
        $run.Failures.JobId | Should -Be 'J02'
        $run.Failures.Answer | Should -BeLike '*break or continue*'
    }

    It 'do not accept script blocks from the caller, which would run on the wrong thread' {
        $block = { 1 }
        { New-One | Invoke-AefPipeline -Simulate -ThrottleLimit 1 -Executor { & $using:block } -ErrorAction Stop } | Should -Throw '*is a script block*'
    }

    It 'are stopped with the pipeline' {
        $meeting, $ended = [System.Threading.ManualResetEventSlim]::new(), [System.Threading.ManualResetEventSlim]::new()
        $shell = [powershell]::Create()
        $null = $shell.AddScript("param(`$meeting, `$ended) Import-Module '$env:AEF_MODULE'; New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName own | Invoke-AefPipeline -Simulate -WarningAction SilentlyContinue -ThrottleLimit 1 -Executor { (`$using:meeting).Set(); try { Start-Sleep 600 } finally { (`$using:ended).Set() } }").AddArgument($meeting).AddArgument($ended)
        try {
            $pending = $shell.BeginInvoke()
            $meeting.Wait(300000) | Should -BeTrue
            $shell.Stop()
            $pending.AsyncWaitHandle.WaitOne(300000) | Should -BeTrue
            $ended.Wait(300000) | Should -BeTrue -Because 'the block does not go on behind the back of the user'
        }
        finally { $shell.Dispose() }
    }
}
