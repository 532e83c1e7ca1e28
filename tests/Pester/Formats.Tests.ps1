# Golden strings of tables and lists, narrow and wide, with names that try the layout. AEF_UPDATE_BASELINES=1 rewrites tests/Baselines/formats.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $views = 'pipeline', 'levels', 'threads', 'steps', 'findings', 'results', 'artifact', 'diagram', 'sarif', 'run', 'events', 'failures', 'rules', 'executors', 'parameters', 'retry', 'tree', 'pipeline-list', 'run-list', 'rule-list', 'run-steps', 'run-step-list', 'run-chart'
    $cases = foreach ($view in $views) { foreach ($width in 80, 200) { @{ View = $view; Width = $width } } }
}

BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    $PSStyle.OutputRendering = 'PlainText'
    $baselines = Join-Path $env:AEF_ROOT tests/Baselines/formats
    $long = 'n' * 60

    $pipeline = New-AefPipeline 'night' -Description '🚀 lands, stages and reports 日本' |
        Add-AefLevel -Description 'What lands' -MaxParallel 2 | Add-AefStep J01 "land 🚀 tills" dataform-tag-executor -Retry 3 |
        Add-AefThread "$long" | Add-AefStep "J$long" $long dataform-tag-executor -ContinueIfFail |
        Add-AefLevel | Add-AefStep J03 "line`nbreak" bq-saved-query-executor
    $bad = New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a -Executor dataform-tag-executor -Next J09 -WaitTimeSeconds 0
    $script = Join-Path $TestDrive fails.json
    Set-Content $script '{ "jobs": { "J03": { "ends": "failed", "message": "no quota in this region for the rest of the day, says the service" } } }'
    $run = Invoke-AefPipeline -Simulate $pipeline -SimulationPath $script -ErrorAction SilentlyContinue

    $objects = @{
        pipeline        = { $pipeline }
        levels          = { $pipeline.Levels }
        threads         = { $pipeline.Levels[0].Threads }
        steps           = { $pipeline.Levels.Threads.Steps }
        findings        = { ($bad.WithLocation([Aef.Documents.Diagnostics.Location]::None) | Test-AefPipeline).Diagnostics }
        results         = { $pipeline, $bad | Test-AefPipeline }
        artifact        = { $pipeline | ConvertTo-AefWorkflow | Select-Object Name, Format }
        diagram         = { $pipeline | ConvertTo-AefDiagram }
        sarif           = { $bad | Test-AefPipeline | ConvertTo-AefSarif }
        run             = { $run }
        events          = { $run.Events | Where-Object Kind -In RunStarted, JobStarted, StepFailed, RunFailed }
        failures        = { $run.Failures }
        rules           = { Get-AefRule 300[1-4] }
        executors       = { Get-AefExecutor dataform* }
        parameters      = { (Get-AefExecutor dataform-tag-executor).Parameters }
        retry           = { $pipeline.Levels[0].Threads[0].Steps[0].Retry }
        tree            = { $pipeline | Show-AefPipeline -Width 80 }
        'pipeline-list' = { $pipeline.WithLocation([Aef.Documents.Diagnostics.Location]::None) | Format-List }
        'run-list'      = { $run | Format-List Name, State, Duration, Done, Failures }
        'run-steps'     = { $run.Steps }
        'run-step-list' = { $run.Steps[-1] | Format-List JobId, JobName, Executor, State, Attempts, Duration, Waited, Message }
        'run-chart'     = { $run | Show-AefRun -Width 79 }
        'rule-list'     = { Get-AefRule 3004 | Format-List Code, Severity, Title, Area, Message }
    }
}

Describe 'The display of objects' {
    It '<View> at <Width> columns' -ForEach $cases {
        $text = ((& $objects[$View] | Out-String -Width $Width) -replace "`r" -split "`n" | ForEach-Object TrimEnd) -join "`n"
        $text = $text.Trim("`n").Replace($PSCommandPath, 'SUITE').Replace((Split-Path -Leaf $PSCommandPath), 'SUITE') + "`n"
        $file = Join-Path $baselines "$View-$Width.txt"
        if ($env:AEF_UPDATE_BASELINES) { $null = New-Item -ItemType Directory -Force $baselines; [System.IO.File]::WriteAllText($file, $text) }
        $text | Should -BeExactly ([System.IO.File]::ReadAllText($file).Replace("`r", '')) -Because "AEF_UPDATE_BASELINES=1 rewrites $file"
    }

    It 'has a view for every type that a cmdlet returns' {
        $views = ([xml](Get-Content (Join-Path (Split-Path $env:AEF_MODULE) Aef.Format.ps1xml) -Raw)).SelectNodes('//ViewSelectedBy/TypeName').'#text'
        $given = (Get-Command -Module Aef).OutputType.Type | Where-Object { $_.FullName -like 'Aef.*' } | ForEach-Object FullName | Select-Object -Unique
        $given | Where-Object { $_ -notin $views } | Should -BeNullOrEmpty
    }

    It 'holds no color in a file, nor under NO_COLOR' {
        $code = "Import-Module '$env:AEF_MODULE'; `$p = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor -ContinueIfFail; `$p; `$p | Show-AefPipeline; Get-AefRule 3004"
        $file = Join-Path $TestDrive plain.txt
        & ([scriptblock]::Create($code)) > $file
        Get-Content $file -Raw | Should -Not -Match "`e"
        $before = $env:NO_COLOR
        $env:NO_COLOR = '1'
        try { & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $code | Out-String | Should -Not -Match "`e" } finally { $env:NO_COLOR = $before }
    }
}
