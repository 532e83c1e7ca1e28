& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE

    # 1[1:J01 2:J02] is a level 1 with the threads 1 and 2, which hold the steps J01 and J02.
    function Get-Shape($Pipeline) {
        ($Pipeline.Levels | ForEach-Object {
            "$($_.Id)[$(($_.Threads | ForEach-Object { "$($_.Id):$($_.Steps.JobId -join ',')" }) -join ' ')]"
        }) -join ' '
    }

    function New-Demo {
        New-AefPipeline demo |
            Add-AefLevel | Add-AefStep J01 | Add-AefThread | Add-AefStep J02 |
            Add-AefLevel | Add-AefStep J03
    }
}

Describe 'Building a pipeline' {
    It 'numbers levels, threads and steps over the whole pipeline' {
        $pipeline = New-AefPipeline demo |
            Add-AefLevel | Add-AefStep -JobName a | Add-AefThread | Add-AefStep -JobName b |
            Add-AefLevel | Add-AefStep -JobName c
        Get-Shape $pipeline | Should -Be '1[1:1 2:2] 2[3:3]'
    }

    It 'leaves the pipeline that it was given as it is' {
        $demo = New-Demo
        $null = $demo | Add-AefStep J09
        Get-Shape $demo | Should -Be '1[1:J01 2:J02] 2[3:J03]'
    }

    It 'puts a step <Arguments> at <Expected>' -ForEach @(
        @{ Arguments = @{}; Expected = '1[1:J01 2:J02] 2[3:J03,N]' }
        @{ Arguments = @{ Level = '1' }; Expected = '1[1:J01 2:J02,N] 2[3:J03]' }
        @{ Arguments = @{ Level = '1'; Thread = '1' }; Expected = '1[1:J01,N 2:J02] 2[3:J03]' }
        @{ Arguments = @{ Thread = '1' }; Expected = '1[1:J01,N 2:J02] 2[3:J03]' }
        @{ Arguments = @{ Before = 'J02' }; Expected = '1[1:J01 2:N,J02] 2[3:J03]' }
        @{ Arguments = @{ After = 'J01' }; Expected = '1[1:J01,N 2:J02] 2[3:J03]' }
    ) {
        Get-Shape (New-Demo | Add-AefStep N @Arguments) | Should -Be $Expected
    }

    It 'puts a thread into the level that is named' {
        Get-Shape (New-Demo | Add-AefThread x -Level 1) | Should -Be '1[1:J01 2:J02 x:] 2[3:J03]'
    }

    It 'accepts several pipelines, from the pipeline and as an argument' {
        $two = (New-AefPipeline a), (New-AefPipeline b)
        ($two | Add-AefLevel x).Count | Should -Be 2
        (Add-AefLevel x -Pipeline $two).Count | Should -Be 2
    }

    It 'writes only an error for a $null from the pipeline' {
        { $null | Add-AefLevel -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationErrorNullNotAllowed,Aef.PowerShell.Commands.AddAefLevelCommand'
    }

    It 'works under $WhatIfPreference, since nothing outside of memory changes' {
        $WhatIfPreference = $true
        Get-Shape (New-Demo) | Should -Be '1[1:J01 2:J02] 2[3:J03]'
    }

    It 'stops the pipeline early for Select-Object -First 1' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $first = 'a', 'b', 'c' | ForEach-Object { $seen.Add($_); New-AefPipeline $_ } | Add-AefLevel | Select-Object -First 1
        $first.Name | Should -Be 'a'
        $seen | Should -Be 'a'
    }

    It 'can be kept by -PipelineVariable and -OutVariable' {
        $names = New-AefPipeline a -PipelineVariable p | Add-AefLevel -OutVariable out | ForEach-Object { $p.Name }
        $names | Should -Be 'a'
        $out.Levels.Count | Should -Be 1
    }
}

Describe 'An unknown position' {
    It 'is error <Id> for <Arguments>' -ForEach @(
        @{ Arguments = @{ Level = '9' }; Id = 'AEF1902'; Text = "*has no level `"9`". Its levels: `"1`", `"2`"." }
        @{ Arguments = @{ Thread = '9' }; Id = 'AEF1903'; Text = "*has no thread `"9`". Its threads: `"1`", `"2`", `"3`"." }
        @{ Arguments = @{ Before = 'J09' }; Id = 'AEF1904'; Text = "*has no step `"J09`" to insert a step before." }
        @{ Arguments = @{ Before = 'J01'; After = 'J02' }; Id = 'AEF1905'; Text = '*before "J01" and after "J02"*' }
        @{ Arguments = @{ Section = 'Finally'; Level = '1' }; Id = 'AEF2044'; Text = '*to level "1" of finally*' }
        @{ Arguments = @{ Section = 'OnFailure'; After = 'J01' }; Id = 'AEF1904'; Text = '*Section on_failure has no step "J01"*' }
    ) {
        $problem = $null
        $result = New-Demo | Add-AefStep N @Arguments -ErrorAction SilentlyContinue -ErrorVariable problem
        $result | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be "$Id,Aef.PowerShell.Commands.AddAefStepCommand"
        $problem[0].Exception.Message | Should -BeLike $Text
    }

    It 'suggests Add-AefLevel for a pipeline without levels, with a category and a target' {
        $pipeline = New-AefPipeline empty
        $null = $pipeline | Add-AefStep J01 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF1901,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem[0].TargetObject | Should -Be $pipeline
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*Add-AefLevel*'
    }

    It 'does not keep the next pipeline from being built' {
        $result = (New-AefPipeline bad), (New-AefPipeline good | Add-AefLevel) | Add-AefStep J01 -ErrorAction SilentlyContinue
        $result.Name | Should -Be 'good'
    }

    It 'ends the pipeline under -ErrorAction Stop' {
        { New-AefPipeline bad | Add-AefStep J01 -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1901,Aef.PowerShell.Commands.AddAefStepCommand'
    }

    It 'is reported with the line of the script' {
        $script = Join-Path $TestDrive deploy.ps1
        "`n`nNew-AefPipeline demo |`n    Add-AefStep J01 -ErrorAction Stop" | Set-Content $script
        $problem = { & $script } | Should -Throw -PassThru
        $problem.Exception.Diagnostics[0].Location.ToString() | Should -Be "${script}:4:5"
        $problem.Exception.Message | Should -BeLike '*deploy.ps1:4:5 AEF1901 *'
    }
}

Describe 'Steps' {
    It 'remember the line of the script that made them' {
        $script = Join-Path $TestDrive steps.ps1
        "New-AefPipeline demo | Add-AefLevel |`n  Add-AefStep J01" | Set-Content $script
        (& $script).Levels[0].Threads[0].Steps[0].Location.ToString() | Should -Be "${script}:2:3"
    }

    It 'come from nowhere when they are typed at a prompt' {
        $step = [powershell]::Create().AddScript("Import-Module '$env:AEF_MODULE'; New-AefStep J01").Invoke()
        $step[0].Location.HasPosition | Should -BeFalse
    }

    It 'come from a CSV file under AEF''s keys, empty cells being absent' {
        $rows = @'
JOB_ID,JOB_NAME,TYPE,WAIT_TIME_SECONDS,CONTINUE_IF_FAIL,NEXT,Retry
J01,load,async,,,,
J02,check,sync,20,on,J04,3
J03,report,,2.5,false,,
'@ | ConvertFrom-Csv
        $steps = $rows | New-AefStep
        $steps.JobName | Should -Be 'load', 'check', 'report'
        $steps[0].Type | Should -Be 'Async'
        $steps[0].WaitTimeSeconds | Should -BeNullOrEmpty
        $steps[0].ContinueIfFail | Should -BeNullOrEmpty
        $steps[0].Next | Should -BeNullOrEmpty
        $steps[0].Retry | Should -BeNullOrEmpty
        $steps[1].WaitTimeSeconds | Should -Be 20
        $steps[1].ContinueIfFail | Should -BeTrue
        $steps[1].Next | Should -Be 'J04'
        $steps[1].Retry.MaxAttempts | Should -Be 3
        $steps[2].Type | Should -BeNullOrEmpty
        $steps[2].WaitTimeSeconds | Should -Be 2.5
        $steps[2].ContinueIfFail | Should -BeNullOrEmpty
    }

    It 'continue after a failure with a plain switch, and override the defaults with :$false' {
        (New-AefStep J01 -ContinueIfFail).ContinueIfFail | Should -BeTrue
        (New-AefStep J01 -ContinueIfFail:$false).ContinueIfFail | Should -BeFalse
        (New-AefStep J01 -ContinueIfFail:$false).ContinueIfFail | Should -Not -BeNullOrEmpty
        (New-AefStep J01).ContinueIfFail | Should -BeNullOrEmpty
    }

    It 'are added several at once' {
        $pipeline = New-AefPipeline demo | Add-AefLevel | Add-AefStep J01 | Add-AefStep -Step ((New-AefStep A), (New-AefStep B)) -Before J01
        Get-Shape $pipeline | Should -Be '1[1:A,B,J01]'
    }

    It 'accept a hashtable for -Retry and name its keys' {
        (New-AefStep J01 -Retry @{ max_attempts = 2; InitialDelaySeconds = 1.5 }).Retry.InitialDelaySeconds | Should -Be 1.5
        { New-AefStep J01 -Retry @{ attempts = 2 } } | Should -Throw '*Unknown key "attempts"*MaxAttempts*'
    }

    It 'accept hashtables, arrays and objects for -With and -StepProperties' {
        $step = New-AefStep J01 -With ([ordered]@{ tags = 'a', 'b'; deep = @{ n = 1; on = $true; x = $null } }) -StepProperties ([pscustomobject]@{ rate = 0.5 })
        ConvertTo-Json $step.With.Plain -Compress | Should -BeExactly '{"tags":["a","b"],"deep":{"n":1,"on":true,"x":null}}'
        ConvertTo-Json $step.StepProperties.Plain -Compress | Should -BeExactly '{"rate":0.5}'
    }

    It 'do not pass over a cell that cannot be read: <Key> <Value>' -ForEach @(
        @{ Key = 'TYPE'; Value = 'batch' }
        @{ Key = 'WAIT_TIME_SECONDS'; Value = 'soon' }
        @{ Key = 'TIMEOUT_SECONDS'; Value = '1 h' }
    ) {
        [pscustomobject]@{ JOB_ID = 'J01'; $Key = $Value } | New-AefStep -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].Exception.Message | Should -BeLike "*$Value*"
    }

    It 'refuse an unknown type, by name' {
        { New-AefStep J01 -Type Batch } | Should -Throw '*Async*Sync*Workflows*'
    }
}

Describe 'Ten thousand steps' {
    It 'are added one by one, the last at the price of the first' {
        # Memory, not time: it is the same on every machine. A copy of all steps for each new one would double the memory of the last ones.
        $pipeline = New-AefPipeline big | Add-AefLevel
        $allocated = foreach ($block in 0..9) {
            $before = [GC]::GetAllocatedBytesForCurrentThread()
            foreach ($i in 1..1000) { $pipeline = $pipeline | Add-AefStep "J$($block * 1000 + $i)" }
            [GC]::GetAllocatedBytesForCurrentThread() - $before
        }
        $pipeline.Levels[0].Threads[0].Steps.Count | Should -Be 10000
        $allocated[9] / $allocated[1] | Should -BeLessThan 1.5
    }
}
