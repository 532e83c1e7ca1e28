# Changing and removing what is in a pipeline.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE

    function New-Demo {
        New-AefPipeline demo |
            Add-AefLevel -Description first | Add-AefStep J01 load -Next J02 -WaitTimeSeconds 5 | Add-AefStep J02 check | Add-AefThread | Add-AefStep K01 other |
            Add-AefLevel | Add-AefStep J03 report
    }

    function Get-Step($Pipeline, [string] $JobId) { $Pipeline.Levels.Threads.Steps | Where-Object JobId -EQ $JobId }
    function Get-Shape($Pipeline) { ($Pipeline.Levels | ForEach-Object { "$($_.Id)[$(($_.Threads | ForEach-Object { "$($_.Id):$($_.Steps.JobId -join ',')" }) -join ' ')]" }) -join ' ' }
}

Describe 'Set-AefStep' {
    It 'sets what is given and leaves the rest' {
        $step = Get-Step (New-Demo | Set-AefStep J01 -TimeoutSeconds 60) J01
        $step.TimeoutSeconds | Should -Be 60
        $step.WaitTimeSeconds | Should -Be 5
        $step.JobName | Should -Be 'load'
        $step.Next | Should -Be 'J02'
    }

    It 'leaves the pipeline that it was given as it is' {
        $demo = New-Demo
        $null = $demo | Set-AefStep J01 -JobName other
        $demo | Should -Be (New-Demo)
    }

    It 'removes <Parameter> with $null' -ForEach @(
        @{ Parameter = 'Next' }
        @{ Parameter = 'WaitTimeSeconds' }
        @{ Parameter = 'JobName' }
    ) {
        $arguments = @{ $Parameter = $null }
        (Get-Step (New-Demo | Set-AefStep J01 @arguments) J01).$Parameter | Should -BeNullOrEmpty
    }

    It 'changes every step that a wildcard matches, and no other' {
        $changed = New-Demo | Set-AefStep J0[12] -ContinueIfFail
        ($changed.Levels.Threads.Steps | Where-Object ContinueIfFail).JobId | Should -Be 'J01', 'J02'
    }

    It 'changes nothing for a wildcard that matches nothing' {
        New-Demo | Set-AefStep X* -ContinueIfFail | Should -Be (New-Demo)
    }

    It 'turns continuing after a failure on and off' {
        (Get-Step (New-Demo | Set-AefStep J01 -ContinueIfFail:$false) J01).ContinueIfFail | Should -BeExactly $false
        (Get-Step (New-Demo | Set-AefStep J01 -TimeoutSeconds 1) J01).ContinueIfFail | Should -BeNullOrEmpty
    }

    It 'accepts hashtables for -With, -StepProperties and -Retry' {
        $step = Get-Step (New-Demo | Set-AefStep J01 -With @{ tags = 'a', 'b' } -StepProperties @{ rate = 2 } -Retry @{ MaxAttempts = 4 }) J01
        ConvertTo-Json $step.With.Plain -Compress | Should -BeExactly '{"tags":["a","b"]}'
        ConvertTo-Json $step.StepProperties.Plain -Compress | Should -BeExactly '{"rate":2}'
        $step.Retry.MaxAttempts | Should -Be 4
    }

    It 'accepts a number as an id' {
        $pipeline = New-AefPipeline p | Add-AefLevel | Add-AefStep -JobName a | Add-AefStep -JobName b
        (Get-Step ($pipeline | Set-AefStep 1 -Next 2) '1').Next | Should -BeExactly '2'
    }

    It 'is one error for a step that is not there, and nothing comes out' {
        New-Demo | Set-AefStep J01, J99 -JobName x -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AEF1904,Aef.PowerShell.Commands.SetAefStepCommand'
        $problem[0].Exception.Message | Should -BeLike '*has no step "J99" to change.'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'reports a bad value at its own line, and the rest where the step came from' {
        $script = Join-Path $TestDrive fix.ps1
        "`$p = New-AefPipeline demo | Add-AefLevel | Add-AefStep J01 -Executor dataform-tag-executor`n`n`$p | Set-AefStep J01 -WaitTimeSeconds 0" | Set-Content $script
        $findings = (& $script | Test-AefPipeline).Diagnostics
        ($findings | Where-Object Code -EQ AEF3004).Location.ToString() | Should -Be "${script}:3:6"
        ($findings | Where-Object Code -EQ AEF2002).Location.Start.Line | Should -Be 1
    }

    It 'reports a value from a file at its own line' {
        $file = Join-Path $TestDrive p.json
        New-Demo | Export-AefPipeline $file
        $script = Join-Path $TestDrive change.ps1
        "Import-AefPipeline '$file' -WarningAction SilentlyContinue |`n  Set-AefStep J01 -WaitTimeSeconds 0" | Set-Content $script
        ((& $script | Test-AefPipeline).Diagnostics | Where-Object Code -EQ AEF3004).Location.ToString() | Should -Be "${script}:2:3"
    }
}

Describe 'Remove-AefStep' {
    It 'removes the steps that are named' {
        Get-Shape (New-Demo | Remove-AefStep J01, K01) | Should -Be '1[1:J02 2:] 2[3:J03]'
    }

    It 'removes what a wildcard matches' {
        Get-Shape (New-Demo | Remove-AefStep J*) | Should -Be '1[1: 2:K01] 2[3:]'
    }

    It 'leaves the pipeline that it was given as it is' {
        $demo = New-Demo
        $null = $demo | Remove-AefStep J01
        Get-Shape $demo | Should -Be '1[1:J01,J02 2:K01] 2[3:J03]'
    }

    It 'reuses free numbers' {
        $pipeline = New-AefPipeline p | Add-AefLevel | Add-AefStep | Add-AefStep | Remove-AefStep 2 | Add-AefStep
        Get-Shape $pipeline | Should -Be '1[1:1,2]'
    }

    It 'leaves it to the check that a NEXT leads nowhere now' {
        $demo = New-Demo | Set-AefStep * -Executor dataform-tag-executor | Remove-AefStep J02
        ($demo | Test-AefPipeline).Diagnostics.Code | Should -Contain 'AEF2010'
    }

    It 'removes none when one is not there' {
        New-Demo | Remove-AefStep J01, J99 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].Exception.Message | Should -BeLike '*has no step "J99" to remove.'
        $problem[0].TargetObject | Should -BeOfType Aef.Core.Pipelines.Model.Pipeline
    }

    It 'continues with the next pipeline after one without the step' {
        ((New-AefPipeline none | Add-AefLevel), (New-Demo) | Remove-AefStep K01 -ErrorAction SilentlyContinue).Name | Should -Be 'demo'
    }
}

Describe 'Remove-AefThread' {
    It 'removes the thread with its steps' {
        Get-Shape (New-Demo | Remove-AefThread 1) | Should -Be '1[2:K01] 2[3:J03]'
    }

    It 'means the last thread of a name, or that of a level' {
        $two = New-AefPipeline p | Add-AefLevel a | Add-AefThread main | Add-AefLevel b | Add-AefThread main
        Get-Shape ($two | Remove-AefThread main) | Should -Be 'a[main:] b[]'
        Get-Shape ($two | Remove-AefThread main -Level a) | Should -Be 'a[] b[main:]'
    }

    It 'is error AEF1903 for a thread that is not there' {
        { New-Demo | Remove-AefThread 9 -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1903,Aef.PowerShell.Commands.RemoveAefThreadCommand'
    }

    It 'is error AEF1902 for a level that is not there' {
        { New-Demo | Remove-AefThread 1 -Level 9 -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1902,*'
    }

    It 'works under $WhatIfPreference, since nothing outside of memory changes' {
        $WhatIfPreference = $true
        Get-Shape (New-Demo | Remove-AefThread 2) | Should -Be '1[1:J01,J02] 2[3:J03]'
    }
}

Describe 'Remove-AefLevel' {
    It 'removes the level with all that is in it' {
        Get-Shape (New-Demo | Remove-AefLevel 1) | Should -Be '2[3:J03]'
    }

    It 'leaves a pipeline without a level when the last one goes' {
        (New-AefPipeline p | Add-AefLevel | Remove-AefLevel 1).Levels.Count | Should -Be 0
    }

    It 'keeps the other ids, and numbers on from them' {
        Get-Shape (New-Demo | Remove-AefLevel 1 | Add-AefLevel) | Should -Be '2[3:J03] 3[]'
    }

    It 'is error <Id> for <What>' -ForEach @(
        @{ What = 'a level that is not there'; Level = 9; Id = 'AEF1902'; Pipeline = { New-Demo } }
        @{ What = 'a pipeline without levels'; Level = 1; Id = 'AEF1901'; Pipeline = { New-AefPipeline empty } }
    ) {
        { & $Pipeline | Remove-AefLevel $Level -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'accepts several pipelines' {
        ((New-Demo), (New-Demo) | Remove-AefLevel 1 | ForEach-Object { $_.Levels.Count }) | Should -Be 1, 1
    }
}

Describe 'Set-AefLevel' {
    It 'sets what is given and leaves the rest' {
        $level = (New-Demo | Set-AefLevel 1 -MaxParallel 2).Levels[0]
        $level.MaxParallel | Should -Be 2
        $level.Description | Should -Be 'first'
        $level.Threads.Count | Should -Be 2
    }

    It 'removes values with $null' {
        $level = (New-Demo | Set-AefLevel 1 -MaxParallel 2 | Set-AefLevel 1 -MaxParallel $null -Description $null).Levels[0]
        $level.MaxParallel | Should -BeNullOrEmpty
        $level.Description | Should -BeNullOrEmpty
    }

    It 'refuses a limit of nothing' {
        { New-Demo | Set-AefLevel 1 -MaxParallel 0 } | Should -Throw '*at least 1*'
    }

    It 'sets a condition' {
        (New-Demo | Set-AefLevel 2 -When '${inputs.full}').Levels[1].When | Should -Be '${inputs.full}'
    }

    It 'is error AEF1902 for a level that is not there, and names those that are' {
        $null = New-Demo | Set-AefLevel 7 -MaxParallel 2 -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AEF1902,*'
        $problem[0].Exception.Message | Should -BeLike '*Its levels: "1", "2".'
    }
}
