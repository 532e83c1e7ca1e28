# Journals, killed runs that continue, and failed runs that run again.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    function New-Two { New-AefPipeline two | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor | Add-AefStep J02 check dataform-tag-executor }
    function New-File([string] $Text, [string] $Ending = 'json') { $file = Join-Path $TestDrive "$([guid]::NewGuid()).$Ending"; if ($Text) { Set-Content $file $Text }; $file }
    $fails = New-File '{ "jobs": { "J02": { "ends": "failed", "message": "no quota" } } }'
    $repaired = New-File '{ }'

    # A journal as a process leaves it that was killed after so many lines.
    function New-Killed([int] $Lines, [hashtable] $Arguments = @{}) {
        $whole = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -JournalPath $whole @Arguments -ErrorAction SilentlyContinue
        $killed = New-File '' jsonl
        [System.IO.File]::WriteAllText($killed, ((Get-Content $whole -TotalCount $Lines) -join "`n") + "`n")
        $killed
    }
}

Describe 'A journal' {
    It 'is kept by Invoke-AefPipeline and Start-AefRun' {
        $one, $two = (New-File '' jsonl), (New-File '' jsonl)
        $null = New-Two | Invoke-AefPipeline -Simulate -JournalPath $one
        $null = New-Two | Start-AefRun -Simulate -JournalPath $two | Wait-AefRun
        (Get-Content $one).Count | Should -BeGreaterThan 10
        (Get-Content $two).Count | Should -Be (Get-Content $one).Count
    }

    It 'never replaces a file that is there' {
        $file = New-File 'mine' jsonl
        New-Two | Invoke-AefPipeline -Simulate -JournalPath $file -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF61*'
        Get-Content $file | Should -Be 'mine'
    }

    It 'is not begun under -WhatIf' {
        $file = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -JournalPath $file -WhatIf
        Test-Path $file | Should -BeFalse
    }
}

Describe 'Resume-AefRun' {
    It 'resumes a run that was killed after <Lines> lines, and returns all of it' -ForEach @(@{ Lines = 3 }, @{ Lines = 6 }, @{ Lines = 9 }) {
        $run = Resume-AefRun (New-Killed $Lines)
        $run.State | Should -Be 'Succeeded'
        $run.Name | Should -Be 'two'
        ($run.Events | Where-Object Kind -EQ StepSucceeded).JobId | Should -Be 'J01', 'J02'
        ($run.Events -join "`n") | Should -BeExactly ((New-Two | Invoke-AefPipeline -Simulate).Events -join "`n")
    }

    It 'continues in the same journal, so that it can be killed again' {
        $file = New-Killed 6
        $null = Resume-AefRun $file
        (Get-Content $file).Count | Should -BeGreaterThan 10
        (Resume-AefRun $file).State | Should -Be 'Succeeded'
    }

    It 'returns a failed run as Invoke-AefPipeline does' {
        $run = Resume-AefRun (New-Killed 6 @{ SimulationPath = $fails }) -ErrorVariable problem -ErrorAction SilentlyContinue
        $run.Failures.JobId | Should -Be 'J02'
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefRunFailed,Aef.PowerShell.Commands.ResumeAefRunCommand'
    }

    It 'does nothing under -WhatIf' {
        $file = New-Killed 6
        $before = Get-FileHash $file
        (Resume-AefRun $file -Plan).State | Should -Be 'Planned'
        (Get-FileHash $file).Hash | Should -Be $before.Hash
    }

    It 'is an error for a file that is not a journal' {
        Resume-AefRun (New-File '{ "a": 1 }') -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF61*,Aef.PowerShell.Commands.ResumeAefRunCommand'
    }

    It 'accepts journals from Get-ChildItem' {
        $files = (New-Killed 4), (New-Killed 8)
        (Get-ChildItem $files | Resume-AefRun).State | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'does not do again what a script block has done' {
        $done = [System.Collections.Generic.List[string]]::new()
        $block = { $done.Add($_.JobId) }
        $whole = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -JournalPath $whole -Executor $block
        $done | Should -Be 'J01', 'J02'
        $done.Clear()
        (Resume-AefRun $whole -Executor $block).State | Should -Be 'Succeeded'
        $done | Should -BeNullOrEmpty
    }

    It 'resumes Cloud Workflows source' {
        $source = New-File "main:`n  steps:`n    - a: { call: sys.sleep, args: { seconds: 60 } }`n    - b: { return: done }" yaml
        $whole = New-File '' jsonl
        $null = Invoke-AefPipeline -Simulate -Path $source -JournalPath $whole
        $killed = New-File '' jsonl
        [System.IO.File]::WriteAllText($killed, ((Get-Content $whole -TotalCount 2) -join "`n") + "`n")
        (Resume-AefRun $killed).Result | Should -Be '"done"'
    }
}

Describe 'Restart-AefRun' {
    It 'runs what the run has left, and skips what is done' {
        $first = New-Two | Invoke-AefPipeline -Simulate -SimulationPath $fails -ErrorAction SilentlyContinue
        $second = Restart-AefRun $first -SimulationPath $repaired
        $second.State | Should -Be 'Succeeded'
        ($second.Events | Where-Object Kind -EQ StepSkipped).JobId | Should -Be 'J01'
        ($second.Events | Where-Object Kind -EQ StepSucceeded).JobId | Should -Be 'J02'
    }

    It 'fails again when nothing was fixed, with one error' {
        $first = New-Two | Invoke-AefPipeline -Simulate -SimulationPath $fails -ErrorAction SilentlyContinue
        (Restart-AefRun $first -ErrorVariable problem -ErrorAction SilentlyContinue).State | Should -Be 'Failed'
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefRunFailed,Aef.PowerShell.Commands.RestartAefRunCommand'
    }

    It 'lets the same script blocks run the jobs again' {
        $tries = @{ J02 = 0 }
        $first = New-Two | Invoke-AefPipeline -Simulate -Executor { if ($_.JobId -eq 'J02' -and ++$tries.J02 -eq 1) { throw 'x' } else { 'ok' } } -ErrorAction SilentlyContinue
        $first.State | Should -Be 'Failed'
        $second = Restart-AefRun $first
        $second.State | Should -Be 'Succeeded'
        $tries.J02 | Should -Be 2
        ($second.Events | Where-Object Output).JobId | Should -Be 'J02'
    }

    It 'lets blocks work in runspaces again, with what they took by $using:' {
        $map = [hashtable]::Synchronized(@{ Tries = 0 })
        $first = New-Two | Start-AefRun -Simulate -Executor { $m = $using:map; $m.Tries++; if ($m.Tries -eq 2) { throw 'x' } } | Wait-AefRun -ErrorAction SilentlyContinue
        $first.State | Should -Be 'Failed'
        (Restart-AefRun $first).State | Should -Be 'Succeeded'
        $map.Tries | Should -Be 3
    }

    It 'keeps the argument of the first run' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $first = New-Two | Invoke-AefPipeline -Simulate -Argument @{ query_variables = @{ start_date = '2025-05-05'; end_date = '2025-05-05' } } -Executor { $seen.Add($_.Request.query_variables.start_date); if ($seen.Count -eq 2) { throw 'x' } } -ErrorAction SilentlyContinue
        $null = Restart-AefRun $first
        $seen | Should -Be '2025-05-05', '2025-05-05', '2025-05-05'
    }

    It 'runs nothing under -WhatIf' {
        $first = New-Two | Invoke-AefPipeline -Simulate -SimulationPath $fails -ErrorAction SilentlyContinue
        (Restart-AefRun $first -Plan).State | Should -Be 'Planned'
    }

    It 'runs again from a journal, and keeps the journal of the first run' {
        $journal = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -SimulationPath $fails -JournalPath $journal -ErrorAction SilentlyContinue
        $before = (Get-FileHash $journal).Hash
        $run = Restart-AefRun -Path $journal -ErrorAction SilentlyContinue
        $run.Failures.JobId | Should -Be 'J02'
        ($run.Events | Where-Object Kind -EQ StepSkipped).JobId | Should -Be 'J01'
        (Get-ChildItem "$journal*" | Get-FileHash).Hash | Should -Contain $before
    }

    It 'does nothing with a journal under -WhatIf' {
        $journal = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -SimulationPath $fails -JournalPath $journal -ErrorAction SilentlyContinue
        $before = (Get-FileHash $journal).Hash
        (Restart-AefRun -Path $journal -Plan).State | Should -Be 'Planned'
        (Get-FileHash $journal).Hash | Should -Be $before
    }

    It 'is an error for a journal of a run that succeeded' {
        $journal = New-File '' jsonl
        $null = New-Two | Invoke-AefPipeline -Simulate -JournalPath $journal
        Restart-AefRun -Path $journal -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF61*,Aef.PowerShell.Commands.RestartAefRunCommand'
    }

    It 'is an error for a run without remaining steps' {
        $run = New-Two | Invoke-AefPipeline -Simulate
        { Restart-AefRun $run -ErrorAction Stop } | Should -Throw -ErrorId 'AefNothingToRestart,Aef.PowerShell.Commands.RestartAefRunCommand'
    }
}

Describe 'Recorded runs' {
    BeforeAll {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive recorded)
        Push-Location $folder
        $good = New-Two | Invoke-AefPipeline -Executor { 'x' }
        $bad = New-Two | Invoke-AefPipeline -Executor { if ($_.JobId -eq 'J02') { throw 'x' } } -ErrorAction SilentlyContinue
    }
    AfterAll { Pop-Location }

    It 'are filtered by -State' {
        (Get-AefRun -Recorded -State Failed).Id | Should -Be $bad.RunId
        (Get-AefRun -RunId latest, $good.RunId -State Succeeded).Id | Should -Be $good.RunId
        Get-AefRun -Recorded -State Active, Interrupted | Should -BeNullOrEmpty
    }

    It 'are not removed because a number has no unit' {
        { Remove-AefRun -Keep 30 } | Should -Throw '*"30" is not a period*'
        { Remove-AefRun -Keep '-1.00:00:00' } | Should -Throw '*is not a period*'
        Remove-AefRun -Keep 30d -PassThru | Should -BeNullOrEmpty
        Remove-AefRun -Keep 30.00:00:00 -PassThru | Should -BeNullOrEmpty
        Remove-AefRun -Keep (New-TimeSpan -Days 30) -PassThru | Should -BeNullOrEmpty
        (Get-AefRun -Recorded).Count | Should -Be 2
    }

    It 'bind from the pipe, as records, runs and handles' {
        (Get-AefRun -Recorded | Compare-AefRun $good).Now.Id | Should -Be $bad.RunId, $good.RunId
        $text = Compare-AefRun $good $bad.RunId | Out-String -Width 200
        $text | Should -Match "Before +: $($good.RunId) Succeeded"
        $text | Should -Match 'Steps +: \w+ [\w-]+: Succeeded 00:'
        $text | Should -Not -Match 'Aef\.|StepComparison'
        ($bad | Compare-AefRun latest).Now.Id | Should -Be $bad.RunId
        "$(Get-AefRun -RunId latest | Show-AefRun)" | Should -Be "$(Show-AefRun -RunId $bad.RunId)"
        $handle = New-Two | Start-AefRun -Executor { 'x' }
        $null = Wait-AefRun $handle
        $handle | Get-AefRunLog -ErrorAction Stop
        ($handle | Remove-AefRun -PassThru).Id | Should -Be $handle.RunId
        { New-Two | Invoke-AefPipeline -Simulate | Get-AefRunLog -ErrorAction Stop } | Should -Throw '*is not recorded*'
    }

    It 'are restarted with all of the record, from a run, a name and a record' {
        $runs = @(
            $bad | Restart-AefRun -Executor { 'x' }
            Restart-AefRun $bad.RunId -Executor { 'x' }
            Restart-AefRun latest-failed -Executor { 'x' }
            Get-AefRun -RunId $bad.RunId | Restart-AefRun -Executor { 'x' }
        )
        $runs.State | Should -Be 'Succeeded', 'Succeeded', 'Succeeded', 'Succeeded'
        foreach ($run in $runs) {
            (Get-AefRun -RunId $run.RunId).RerunOf | Should -Be $bad.RunId
            (Compare-AefRun $bad $run).HasSameDefinition | Should -BeTrue
            (Resume-AefRun $run.RunId -Executor { 'x' }).State | Should -Be 'Succeeded'
        }
        (Get-AefAudit | Where-Object Run -EQ $runs[0].RunId).Action | Should -Contain 'rerun'
    }

    It 'are decided about by the handle of the session' {
        $handle = New-AefPipeline p | Add-AefLevel | Add-AefStep OK sign-off approval -With @{ subject = 'Publish?' } | Start-AefRun
        while (-not (Test-Path ".aef/runs/$($handle.RunId)/control/approvals/*")) { Start-Sleep -Milliseconds 20 }
        ($handle | Approve-AefStep -JobId OK -PassThru).Id | Should -Be $handle.RunId
        (Wait-AefRun $handle).State | Should -Be 'Succeeded'
        { New-Two | Invoke-AefPipeline -Simulate | Deny-AefStep -JobId OK -ErrorAction Stop } | Should -Throw '*is not recorded*'
    }

    It 'are an error if none has the id' {
        Restart-AefRun '2020' -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'AEF7203,Aef.PowerShell.Commands.RestartAefRunCommand'
    }
}
