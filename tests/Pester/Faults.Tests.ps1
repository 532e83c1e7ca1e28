# Faults of the module that were found by use, M1 to M16; M3 is about the script that runs the suites (tests/Unit/PowerShell/PesterTests.cs).
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $WarningPreference = 'SilentlyContinue'
    $PSStyle.OutputRendering = 'PlainText'
    function New-Good([string] $Name = 'good') { New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor | Add-AefStep J02 check bq-saved-query-executor }
    function New-Bad { New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor -Next J09 }
    Push-Location $TestDrive
    $steps = '"levels": [ { "LEVEL_ID": "1", "THREADS": [ { "THREAD_ID": "1", "STEPS": [ { "JOB_ID": "J01", "JOB_NAME": "a", "executor": "dataform-tag-executor" } ] } ] } ]'
}

AfterAll { Pop-Location }

Describe 'M1: names that are no file names' {
    It 'M1 refuses <_>' -ForEach '../evil', '/tmp/evil', "a`nb", "a`e[0m", '..', '.', ' ', 'a\b' {
        $null = New-Item -ItemType Directory -Force out
        $before = @(Get-ChildItem $TestDrive -Recurse).Count
        New-Good $_ | Export-AefPipeline out -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefNameNotAFileName,*'
        @(Get-ChildItem $TestDrive -Recurse).Count | Should -Be $before
    }

    It 'M1 writes no chart or workflow of such a pipeline either' {
        New-Good ../evil | ConvertTo-AefDiagram -ErrorAction SilentlyContinue | Export-AefArtifact out
        New-Good ../evil | ConvertTo-AefWorkflow -ErrorAction SilentlyContinue | Export-AefArtifact out
        Get-ChildItem $TestDrive -Recurse -Filter evil* | Should -BeNullOrEmpty
    }
}

Describe 'M2: a path parameter that cannot be resolved' {
    It 'M2 makes nothing: <_>' -ForEach @(
        'New-Good | ConvertTo-AefWorkflow -ParameterPath Q:/p.json'
        'New-Good | ConvertTo-AefWorkflow -ParameterPath env:PATH'
        'New-Good | Invoke-AefPipeline -Simulate -ParameterPath Q:/p.json'
        'New-Good | Invoke-AefPipeline -Simulate -SimulationPath Q:/p.json'
        'New-Good | Invoke-AefPipeline -Simulate -MockPath env:PATH'
        'New-Good | Invoke-AefPipeline -Simulate -JournalPath env:foo'
        'New-Good | Start-AefRun -Simulate -JournalPath Q:/j.jsonl'
        'New-Good | Start-AefRun -Simulate -JournalPath ""'
        'New-Good | Invoke-AefPipeline -Simulate -JournalPath ""'
        'New-Good | Invoke-AefPipeline -Simulate -SimulationPath ""'
        'New-Good | Invoke-AefPipeline -Simulate -MockPath " "'
        'New-Good | ConvertTo-AefWorkflow -ParameterPath ""'
        'Invoke-AefWorkflowTest (Join-Path $env:AEF_ROOT examples/daily-sales) -RootPath Q:/x'
        'Invoke-AefWorkflowTest (Join-Path $env:AEF_ROOT examples/daily-sales) -JUnitPath env:x'
    ) {
        $output = $null
        { $output = & ([scriptblock]::Create($_)) } | Should -Throw -ErrorId 'AefPath*'
        $output | Should -BeNullOrEmpty
    }
}

Describe 'M4: columns are properties' {
    BeforeAll {
        [xml] $format = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) Aef.Format.ps1xml) -Raw
        [xml] $types = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) Aef.Types.ps1xml) -Raw
    }

    It 'M4 filters by what a table shows' {
        (New-Good), (New-Bad) | Test-AefPipeline | Where-Object ErrorCount -GT 0 | ForEach-Object { $_.Pipeline.Name } | Should -Be 'bad'
        (New-Good).LevelCount, (New-Good).ThreadCount, (New-Good).StepCount | Should -Be 1, 1, 2
    }

    It 'M4 has a property for each column header' {
        foreach ($view in $format.SelectNodes('//View[TableControl]')) {
            $type = [type] $view.ViewSelectedBy.TypeName
            $added = $types.SelectNodes("//Type[Name='$($type.FullName)']/Members/CodeProperty/Name").'#text'
            foreach ($label in $view.SelectNodes('.//TableColumnHeader/Label').'#text') {
                ($label -in $type.GetProperties().Name -or $label -in $added) | Should -BeTrue -Because "$label is a column of $($type.Name)"
            }
        }
    }

    It 'M4 adds nothing hidden to JSON' {
        New-Good | ConvertTo-Json -Depth 5 -WarningAction Ignore | Should -Not -Match '"Display'
    }
}

Describe 'M5: two types in one output' {
    It 'M5 shows the second one readably' {
        $text = & { New-Good; (New-Good).Levels[0].Threads[0].Steps[0]; New-Good | Invoke-AefPipeline -Simulate } | Out-String -Width 120
        $text | Should -Match '(?m)^JobId\s+: J01'
        $text | Should -Not -Match 'Display'
        $text | Should -Match '(?m)^State\s+: Succeeded'
        $text | Should -Not -Match 'WaitMultiplier|StepsExecuted'
    }

    It 'M5 has a display set for every type with a table' {
        [xml] $format = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) Aef.Format.ps1xml) -Raw
        [xml] $types = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) Aef.Types.ps1xml) -Raw
        $sets = $types.SelectNodes('//Type[.//PropertySet/Name="DefaultDisplayPropertySet"]/Name').'#text'
        $format.SelectNodes('//View[TableControl]/ViewSelectedBy/TypeName').'#text' | Where-Object { $_ -notin $sets } | Should -BeNullOrEmpty
    }
}

Describe 'M6: records for one pipeline' {
    It 'M6 folds piped records into the pipeline of the argument, with their levels and threads' {
        Set-Content lv.csv 'JobId,Executor,Level,Thread', 'A,dataform-tag-executor,1,1', 'B,dataform-tag-executor,2,1', 'C,dataform-tag-executor,2,2', 'D,dataform-tag-executor,,'
        $empty = New-AefPipeline p | Add-AefLevel 1 | Add-AefThread 1 | Add-AefLevel 2 | Add-AefThread 1 | Add-AefThread 2
        $built = @(Import-Csv lv.csv | Add-AefStep -Pipeline $empty)
        $built.Count | Should -Be 1
        ($built[0] | Get-AefStep).ForEach{ "$($_.Level)/$($_.Thread)/$($_.JobId)" } | Should -Be '1/1/A', '2/1/B', '2/2/C', '2/2/D'
    }

    It 'M6 makes nothing when a record names a level that is not there' {
        $records = [pscustomobject]@{ JobId = 'A'; Level = '1' }, [pscustomobject]@{ JobId = 'B'; Level = '7' }
        $records | Add-AefStep -Pipeline (New-AefPipeline p | Add-AefLevel) -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem.Count | Should -Be 1
    }

    It 'M6 folds changes and removals too' {
        $changed = @([pscustomobject]@{ JobId = 'J01'; JobName = 'x' }, [pscustomobject]@{ JobId = 'J02'; JobName = 'y' } | Set-AefStep -Pipeline (New-Good))
        $changed.Count | Should -Be 1
        $changed[0].Levels[0].Threads[0].Steps.JobName | Should -Be 'x', 'y'
        (@([pscustomobject]@{ JobId = 'J01' }, [pscustomobject]@{ JobId = 'J02' } | Remove-AefStep -Pipeline (New-Good))).StepCount | Should -Be 0
    }
}

Describe 'M7: files next to definitions' {
    BeforeAll {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive m7)
        New-Good | Export-AefPipeline "$folder/good.yaml"
        Set-Content "$folder/good.aeftest.yaml" 'tests: [ { name: is good, pipeline: good.yaml, expect: { state: succeeded } } ]'
        Set-Content "$folder/script.yaml" 'jobs: { J01: { ends: failed } }'
        Set-Content "$folder/mocks.yaml" 'mocks: []'
    }

    It 'M7 skips tests, scripts and mocks that a pattern finds' {
        (Assert-AefPipeline "$folder/*.yaml" -PassThru -InformationAction Ignore).Pipeline.Name | Should -Be 'good'
        (Test-AefPipeline "$folder/*.yaml").Pipeline.Name | Should -Be 'good'
    }

    It 'M7 names a file of another kind' {
        Set-Content "$folder/other.yaml" 'color: red'
        { Assert-AefPipeline "$folder/*.yaml" -InformationAction Ignore } | Should -Throw '*other.yaml*'
    }

    It 'M7 checks something or fails' {
        { Assert-AefPipeline "$folder/script.yaml" } | Should -Throw -ErrorId 'AefNothingToAssert,*'
    }
}

Describe 'M9: a draft with errors' {
    It 'M9 is shown, with each error at its step' {
        $lines = New-Bad | Show-AefPipeline -ErrorAction Stop | ForEach-Object ToString
        $lines | Where-Object { $_ -match 'J01.*error AEF\d+: ' } | Should -HaveCount 1
    }

    It 'M9 is shown when it comes from a file' {
        Set-Content draft.json "{ `"name`": `"draft`", $($steps -replace '"executor": "[^"]*"', '"executor": "dataform-tag-executor", "NEXT": "J09"') }"
        Import-AefPipeline draft.json | Show-AefPipeline | Out-String | Should -Match 'J01.*error AEF'
    }
}

Describe 'M10: help' {
    It 'M10 has -WhatIf and -Confirm and links, and no address that does not exist: <_>' -ForEach 'Export-AefPipeline', 'Invoke-AefPipeline', 'Restart-AefRun' {
        $help = Get-Help $_ -Full
        $help.parameters.parameter.name | Should -Contain 'WhatIf'
        $help.parameters.parameter.name | Should -Contain 'Confirm'
        ($help | Out-String) | Should -Match '-WhatIf'
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterThan 1
        @($help.relatedLinks.navigationLink | Where-Object { $_.uri }) | Should -BeNullOrEmpty
        $help.relatedLinks.navigationLink.linkText | ForEach-Object { Get-Command $_ -Module Aef } | Should -HaveCount @($help.relatedLinks.navigationLink).Count
    }
}

Describe 'M11: one clear error' {
    It 'M11 for <What>' -ForEach @(
        @{ What = 'a folder that does not exist'; Call = 'New-Good | Export-AefPipeline nodir/a.json'; Message = '*folder "*nodir" does not exist*' }
        @{ What = 'a NUL in a path to write'; Call = 'New-Good | Export-AefPipeline "a`0b.json"'; Message = '*NUL*' }
        @{ What = 'a NUL in a path to read'; Call = 'Import-AefPipeline "a`0b.json"'; Message = '*' }
        @{ What = 'a folder to import'; Call = 'Import-AefPipeline .'; Message = '*"." is a folder*' }
        @{ What = 'a journal that is no file'; Call = 'New-Good | Invoke-AefPipeline -Simulate -JournalPath env:foo'; Message = '*Environment*' }
        @{ What = 'a cyclic hashtable'; Call = '$h = @{}; $h.a = $h; $h.b = $h; New-AefStep J01 -With $h'; Message = '*contains itself*' }
        @{ What = 'a cyclic argument'; Call = '$h = @{}; $h.a = @($h); New-Good | Invoke-AefPipeline -Simulate -Argument $h'; Message = '*contains itself*' }
    ) {
        $records = & { try { & ([scriptblock]::Create($Call)) } catch { $_ } } 2>&1
        @($records).Count | Should -Be 1
        $records[0] | Should -BeOfType System.Management.Automation.ErrorRecord
        $records[0].Exception.Message | Should -BeLike $Message
        $records[0].Exception.Message | Should -Not -BeLike '*.tmp*'
        $records[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }
}

Describe 'M12: what to do' {
    It 'M12 names a command that the module has' {
        New-Bad | ConvertTo-AefWorkflow -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -Match 'docs/'
        Import-AefPipeline nowhere.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -Match 'docs/'
        Set-Content broken.json '{ '
        Import-AefPipeline broken.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Get-AefRule AEF\d{4}'
    }
}

Describe 'M13: constrained language' {
    It 'M13 shows the cells of tables' {
        $script = "Import-Module '$env:AEF_MODULE'; `$p = New-AefPipeline night | Add-AefLevel | Add-AefStep J01 load; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            `$p; `$p | Test-AefPipeline | Format-Table; `$p | Show-AefPipeline"
        $text = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command $script | Out-String
        $text | Should -Match '(?m)^night +1 +1 +1'
        $text | Should -Match '(?m)^(True|False) +\d+ +\d+ night'
        $text | Should -Match 'J01 +load'
    }
}

Describe 'M14: warnings of the reader' {
    It 'M14 shows them once with <_>' -ForEach 'Invoke-AefPipeline', 'Measure-AefWorkflow' {
        Set-Content unknown.json "{ `"name`": `"p`", `"color`": `"red`", $steps }"
        $more = $_ -eq 'Invoke-AefPipeline' ? @{ Simulate = $true } : @{}
        $null = & $_ -Path unknown.json @more -WarningVariable warnings -WarningAction SilentlyContinue
        @($warnings -like '*color*').Count | Should -Be 1
    }
}

Describe 'M15: objects of others' {
    It 'M15 are not read as definitions by <_>' -ForEach 'Invoke-AefPipeline', 'Test-AefPipeline', 'Import-AefPipeline', 'Start-AefRun', 'Measure-AefWorkflow', 'Resume-AefRun', 'Restart-AefRun' {
        $output = Get-Process -Id $PID | & $_ -ErrorVariable problem -ErrorAction SilentlyContinue
        $output | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Match '^(InputObjectNotBound|ParameterArgumentTransformationError|ParameterBinding|AmbiguousParameterSet)'
        $problem[0].FullyQualifiedErrorId | Should -Not -Match '^AEF'
    }

    It 'M15 files and names are still read' {
        New-Good | Export-AefPipeline m15.json
        (Get-Item m15.json | Import-AefPipeline).Name | Should -Be 'good'
        ('m15.json' | Import-AefPipeline).Name | Should -Be 'good'
        (Import-AefPipeline (Get-Item m15.json)).Name | Should -Be 'good'
    }
}

Describe 'M16: Get-AefStep' {
    It 'M16 finds steps by id, level and executor' {
        $pipeline = New-Good | Add-AefLevel late | Add-AefStep J03 report dataform-tag-executor
        ($pipeline | Get-AefStep).JobId | Should -Be 'J01', 'J02', 'J03'
        ($pipeline | Get-AefStep J0[12]).JobId | Should -Be 'J01', 'J02'
        ($pipeline | Get-AefStep -Level late).JobId | Should -Be 'J03'
        ($pipeline | Get-AefStep -Executor dataform*).JobId | Should -Be 'J01', 'J03'
    }

    It 'M16 feeds Set-AefStep and Remove-AefStep, and one pipeline comes out' {
        $changed = @(New-Good | Get-AefStep | Set-AefStep -TimeoutSeconds 7)
        $changed.Count | Should -Be 1
        $changed[0].Levels[0].Threads[0].Steps.TimeoutSeconds | Should -Be 7, 7
        $changed[0].Levels[0].Threads[0].Steps.JobName | Should -Be 'load', 'check'
        (New-Good | Get-AefStep J01 | Remove-AefStep).Levels[0].Threads[0].Steps.JobId | Should -Be 'J02'
    }

    It 'M16 explains in one line what Restart and Resume are for' {
        (Get-Help Restart-AefRun).Synopsis | Should -Match 'Resume-AefRun'
        (Get-Help Resume-AefRun).Synopsis | Should -Match 'Restart-AefRun'
    }
}
