# What every cmdlet does alike: each call of Behavior.Rows.ps1, in each of the ways in which PowerShell may call it.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $rows = . (Join-Path $PSScriptRoot Behavior.Rows.ps1)
    $early = $rows | Where-Object { -not $_.Late }
    $asking = $rows | Where-Object Asks
    $quiet = $rows | Where-Object { -not $_.Asks }
}

BeforeAll {
    $module = $env:AEF_MODULE
    $setup = Join-Path $PSScriptRoot Behavior.Setup.ps1
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive work)).FullName
    $before = Get-Location
    . $setup $module $folder
    $rows = . (Join-Path $PSScriptRoot Behavior.Rows.ps1)

    # The call of a row, as text, on one input.
    function Get-Call([hashtable] $Row, [string] $More = '') { "$($Row.Each) | $($Row.Call) $More" }
    function Invoke-Text([string] $Text) { . ([scriptblock]::Create($Text)) }

    # A runspace costs half a second of the processor, so all rows share those of their tests.
    $stopped = [runspacefactory]::CreateRunspace()
    $stopped.Open()
    $shell = [powershell]::Create($stopped)
    $null = $shell.AddScript(". '$setup' '$module' '$folder'; `$active = New-Endless | Start-AefRun -Simulate -RealTime").Invoke()
    $shell.Dispose()
    $calls = foreach ($row in $rows) { @{ Name = $row.Name; Text = Get-Call $row } }
    $parallel = 1..2 | ForEach-Object -ThrottleLimit 2 -Parallel {
        . $using:setup $using:module $using:folder
        $counts = @{}
        foreach ($call in $using:calls) { $counts[$call.Name] = @(. ([scriptblock]::Create($call.Text))).Count }
        $counts
    }
}

AfterAll {
    Stop-AefServer -StatePath (Join-Path $folder served)
    Stop-AefServer -StatePath (Join-Path (Split-Path $folder) cloud)
    Set-Location $before
    $stopped.Dispose()
    Get-Job | Where-Object PSJobTypeName -EQ AefRun | Remove-Job -Force
}

Describe 'Every cmdlet' {
    It 'has a row in the table' {
        $rows.Name | Should -Be (Import-PowerShellDataFile $env:AEF_MODULE).CmdletsToExport
    }

    It '<Name> returns something' -ForEach $rows {
        @(Invoke-Text (Get-Call $_)).Count | Should -BeGreaterThan 0
    }

    It '<Name> processes one input after another, and only the first with -First 1' -ForEach $early {
        $seen = [System.Collections.Generic.List[int]]::new()
        $text = "1..50 | ForEach-Object { `$seen.Add(`$_); $($_.Each) } | $($_.Call) | Select-Object -First 1"
        Invoke-Text $text | Should -Not -BeNullOrEmpty
        $seen.Count | Should -Be 1
    }

    It '<Name> writes one error with its name to -ErrorVariable' -ForEach $rows {
        $problem = $null
        $shouldEnd = [bool]$_.Ends
        $text = $_.Bad.Replace('{0}', '-ErrorVariable problem -ErrorAction SilentlyContinue')
        $hasEnded = $false
        try { $null = . ([scriptblock]::Create($text)) } catch { $hasEnded = $true }
        $hasEnded | Should -Be $shouldEnd
        # What ends the pipeline comes as the exception, with its record inside.
        $problem = @($problem | ForEach-Object { $_ -is [System.Management.Automation.ErrorRecord] ? $_ : $_.ErrorRecord })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike "*,Aef.PowerShell.Commands.$($Name -replace '-')Command"
        $problem[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }

    It '<Name> ends the pipeline with it under -ErrorAction Stop' -ForEach $rows {
        $text = $_.Bad.Replace('{0}', '-ErrorAction Stop')
        { Invoke-Text $text } | Should -Throw -ErrorId "*,Aef.PowerShell.Commands.$($Name -replace '-')Command"
    }

    It '<Name> hands its output on by -PipelineVariable' -ForEach ($rows | Where-Object { -not $_.Late }) {
        Invoke-Text "$($_.Each) | $($_.Call) -PipelineVariable kept | ForEach-Object { [object]::ReferenceEquals(`$kept, `$_) }" | Select-Object -Unique | Should -BeTrue
    }

    It '<Name> does nothing and returns nothing under -WhatIf and $WhatIfPreference (M8)' -ForEach $asking {
        $files = @(Get-ChildItem $folder -Recurse).Count
        $runs = @(Get-AefRun).Count
        $expected = $_.Planned ?? 0
        @(Invoke-Text (Get-Call $_ '-WhatIf')).Count | Should -Be $expected
        $text = Get-Call $_
        @(& { $WhatIfPreference = $true; Invoke-Text $text }).Count | Should -Be $expected
        @(Get-ChildItem $folder -Recurse).Count | Should -Be $files
        @(Get-AefRun).Count | Should -Be $runs
    }

    It '<Name> works as ever under $WhatIfPreference, since nothing outside of memory changes' -ForEach $quiet {
        $text = Get-Call $_
        @(& { $WhatIfPreference = $true; Invoke-Text $text }).Count | Should -Be @(Invoke-Text $text).Count
    }

    It '<Name> ends on Ctrl+C in the middle of it' -ForEach $rows {
        $signal = [System.Threading.ManualResetEventSlim]::new()
        $call = $_.Waits ? "`$signal.Set(); $($_.Waits)" : "& { `$i = 0; while (`$true) { if (++`$i -eq 5) { `$signal.Set() }; $($_.Each) } } | $($_.Call)"
        $shell = [powershell]::Create($stopped)
        $null = $shell.AddScript("param(`$signal) $call").AddArgument($signal)
        try {
            $pending = $shell.BeginInvoke()
            $signal.Wait(300000) | Should -BeTrue -Because 'the call has begun'
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $pending.AsyncWaitHandle.WaitOne(300000) | Should -BeTrue
        }
        finally {
            $shell.Dispose()
        }
    }

    It '<Name> works in ForEach-Object -Parallel' -ForEach $rows {
        $parallel.Count | Should -Be 2
        foreach ($counts in $parallel) { $counts[$Name] | Should -BeGreaterThan 0 }
    }
}

Describe 'A thread job' {
    It 'runs every cmdlet' {
        $job = Start-ThreadJob {
            . $using:setup $using:module $using:folder
            $using:calls | Where-Object { -not @(. ([scriptblock]::Create($_.Text))).Count } | ForEach-Object Name
        }
        $job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop | Should -BeNullOrEmpty
    }
}
