& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales/pipeline.json
    function New-Good { New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Executor dataform-tag-executor -Type Async }
}

Describe 'Measure-AefWorkflow' {
    It 'measures the results of ConvertTo-AefWorkflow' {
        $artifact = New-Good | ConvertTo-AefWorkflow
        $measure = $artifact | Measure-AefWorkflow
        $measure | Should -BeOfType Aef.Runs.Estimation.WorkflowMeasure
        $measure.Name | Should -Be 'good'
        $measure.Source.Bytes | Should -Be ([System.Text.Encoding]::UTF8.GetByteCount("$artifact"))
    }

    It 'measures pipelines, test results and files alike' {
        $steps = (Measure-AefWorkflow $demo).Steps.Run
        (Import-AefPipeline $demo | Measure-AefWorkflow).Steps.Run | Should -Be $steps
        (Test-AefPipeline $demo | Measure-AefWorkflow).Steps.Run | Should -Be $steps
        (Get-Item $demo | Measure-AefWorkflow).Steps.Run | Should -Be $steps
        (Measure-AefWorkflow -LiteralPath $demo).Steps.Run | Should -Be $steps
    }

    It 'counts what a run executes' {
        $script = Join-Path $TestDrive once.yaml
        Set-Content $script "defaults: { polls: 3 }"
        $run = New-Good | Invoke-AefPipeline -Simulate -SimulationPath $script
        (New-Good | Measure-AefWorkflow -PollCount 3).Steps.Run | Should -Be $run.Execution.StepsExecuted
    }

    It 'knows only the content of a bare source' {
        $source = Join-Path $TestDrive source.yaml
        Set-Content $source 'main: { steps: [ { a: { assign: [ { x: 1 } ] } }, { b: { return: "${x}" } } ] }'
        $measure = Measure-AefWorkflow $source
        $measure.Steps.Most | Should -Be 2
        $measure.Cost | Should -BeNullOrEmpty
        $measure.Duration | Should -BeNullOrEmpty
    }

    It 'warns of what is near a limit or above it, and measures it all the same' {
        $source = Join-Path $TestDrive deep.yaml
        Set-Content $source (@('main: { steps: [ { a: { call: r1 } } ] }') + (1..18 | ForEach-Object { "r${_}: { steps: [ { a: { call: r$($_ + 1) } } ] }" }) + 'r19: { steps: [ { a: { return: 1 } } ] }')
        $measure = Measure-AefWorkflow $source -WarningVariable warnings 3>$null
        ($measure.Limits | Where-Object Key -eq call_depth).Value | Should -Be 20
        "$warnings" | Should -BeLike '*AEF41*20*'
    }

    It 'reports each file that cannot be read or has errors, and continues' {
        $broken = Join-Path $TestDrive broken.json
        Set-Content $broken '{ '
        $measures = $broken, $demo | Measure-AefWorkflow -ErrorVariable problems -ErrorAction SilentlyContinue
        $measures.Name | Should -Be 'daily-sales'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'AEF1010,Aef.PowerShell.Commands.MeasureAefWorkflowCommand'
    }

    It 'prices one run, and a month of runs' {
        $measure = Measure-AefWorkflow $demo -RunsPerMonth 1000
        $measure.Cost.RunsAMonth | Should -Be 1000
        $measure.Cost.MonthDollars | Should -BeGreaterThan $measure.Cost.RunDollars
    }

    It 'shows a table that fits 80 columns' {
        $lines = (Measure-AefWorkflow $demo | Out-String -Width 80) -split "`n"
        $lines | Where-Object { $_ -like 'daily-sales*' } | Should -Match '^daily-sales +\d{5} +\d+ % +\d+ +\d+ +\d+ +00:18:20 +0\.00\d\d$'
        ($lines.Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'refuses a number of polls below 1' { { Measure-AefWorkflow $demo -PollCount 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*' }
}
