# How objects are displayed at a prompt, and that other cmdlets accept them.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales
    $parameters = Join-Path $demo platform-parameters-dev.json
    $PSStyle.OutputRendering = 'PlainText'

    function New-Two {
        New-AefPipeline two -Description 'Loads, then checks' | Add-AefLevel |
            Add-AefStep J01 load -Type Async -FunctionIdName dataform-tag-executor |
            Add-AefStep J02 check -Type Sync -FunctionName own -Next J01
    }

    # The lines of a table without what trails, and without the empty lines around it.
    function Get-Text($Value, [int] $Width = 80) {
        (($Value | Out-String -Width $Width) -replace "`r" -split "`n" | ForEach-Object TrimEnd) -join "`n" | ForEach-Object { $_.Trim("`n") }
    }
}

Describe 'Tables' {
    It 'show a pipeline by its counts' {
        Get-Text (New-Two) | Should -BeExactly @'
Name LevelCount ThreadCount StepCount Description
---- ---------- ----------- --------- -----------
two           1           1         2 Loads, then checks
'@
    }

    It 'count nothing in an empty pipeline' {
        Get-Text (New-AefPipeline empty) | Should -BeExactly @'
Name  LevelCount ThreadCount StepCount Description
----  ---------- ----------- --------- -----------
empty          0           0         0
'@
    }

    It 'show steps with what runs them' {
        Get-Text (New-Two).Levels[0].Threads[0].Steps | Should -BeExactly @'
JobId JobName Type  Runs                  Next
----- ------- ----  ----                  ----
J01   load    Async dataform-tag-executor
J02   check   Sync  own                   J01
'@
    }

    It 'show test results by their outcome' {
        $good = New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor
        $bad = New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a
        Get-Text ($good, $bad | Test-AefPipeline) | Should -BeExactly @'
IsValid ErrorCount WarningCount Pipeline                 Path
------- ---------- ------------ --------                 ----
True             0            0 good                     Output.Tests.ps1
False            1            0 bad                      Output.Tests.ps1
'@
    }

    It 'show diagnostics with their location' {
        $file = Join-Path $TestDrive odd.json
        Set-Content $file '{ "nmae": "odd", "definition": [] }'
        Get-Text (Test-AefPipeline $file).Diagnostics[0] 120 | Should -BeLike 'Severity Code *Location *Message*AEF1051 odd.json:1:3 *nmae*'
    }

    It 'show runs by how they ended' {
        $run = New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor | Invoke-AefPipeline -Simulate -ParameterPath $parameters
        Get-Text $run | Should -BeExactly @'
Name State     Duration FailureCount Failed
---- -----     -------- ------------ ------
good Succeeded 00:01:30            0
'@
    }

    It 'show events in the words of the pipeline' {
        $run = New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor | Invoke-AefPipeline -Simulate -ParameterPath $parameters
        $text = Get-Text ($run.Events | Where-Object Kind -In RunStarted, JobStarted, StepSucceeded) 120
        $text | Should -BeLike 'Time     Kind *JobId*'
        $text | Should -BeLike '*00:01:30 StepSucceeded *1 *1 *J01*'
    }

    It 'show artifacts by their size' {
        $artifact = New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Type Async -FunctionIdName dataform-tag-executor | ConvertTo-AefWorkflow -ParameterPath $parameters
        Get-Text $artifact | Should -BeExactly @"
Name Format Bytes DiagnosticCount
---- ------ ----- ---------------
good Yaml   $($artifact.Bytes)               0
"@
    }

    It 'keep a name of 60 characters whole and within the width' {
        $text = Get-Text (New-AefPipeline "$('n' * 60)" -Description "🚀 $('x' * 200)") 80
        $text -split "`n" | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
        $text | Should -BeLike "*$('n' * 60)*"
    }
}

Describe 'Objects' {
    It 'become JSON without a warning' {
        $pipeline = Import-AefPipeline (Join-Path $demo pipeline.yaml)
        $objects = $pipeline, ($pipeline | Test-AefPipeline), ($pipeline | ConvertTo-AefWorkflow -ParameterPath $parameters), ($pipeline | Invoke-AefPipeline -Simulate -ParameterPath $parameters)
        foreach ($object in $objects) {
            $null = ConvertTo-Json $object -Depth 20 -WarningVariable warned -WarningAction SilentlyContinue
            $warned | Should -BeNullOrEmpty -Because $object.GetType().Name
        }
    }

    It 'cannot be changed from outside' {
        { (New-Two).Name = 'other' } | Should -Throw
        { (New-Two).Levels[0].Threads[0].Steps[0].JobId = 'J09' } | Should -Throw
    }

    It 'are equal when their content is, from any source' {
        New-Two | Should -Be (New-Two)
        (New-Two).WithName('other') | Should -Not -Be (New-Two)
    }

    It 'are changed by their With methods' {
        (New-Two).WithDescription('other').Description | Should -Be 'other'
    }

    It 'have readable names' {
        "$(New-Two)" | Should -Be 'two'
        "$(New-Two | Test-AefPipeline)" | Should -BeLike '*: valid'
    }
}
