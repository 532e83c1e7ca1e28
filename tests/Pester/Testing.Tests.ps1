# Tests of workflows and pipelines, run from PowerShell.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $example = Join-Path $env:AEF_ROOT examples/daily-sales

    # A suite of one good and one bad test in a folder of its own.
    function New-Suite([string] $Name = 'is two', [switch] $Good) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "$(New-Guid)")
        Set-Content (Join-Path $folder one.yaml) 'main: { steps: [ { a: { return: 1 } } ] }'
        $tests = @(
            @{ name = 'is one'; source = 'one.yaml'; expect = @{ result = 1 } }
            if (-not $Good) { @{ name = $Name; source = 'one.yaml'; expect = @{ result = 2 } } }
        )
        Set-Content (Join-Path $folder one.aeftest.json) (@{ tests = $tests } | ConvertTo-Json -Depth 9)
        $folder.FullName
    }
}

Describe 'Invoke-AefWorkflowTest' {
    It 'returns a result for each test, and one error at the end' {
        $results = Invoke-AefWorkflowTest (New-Suite) -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Name | Should -Be 'is one', 'is two'
        $results.Outcome | Should -Be 'Passed', 'Failed'
        $results[1].Failures[0].Line | Should -BeGreaterThan 0
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be 'AefTestFailed,Aef.PowerShell.Commands.InvokeAefWorkflowTestCommand'
        $problems[0].Exception.Message | Should -BeLike '1 of 2 tests failed:*is two*'
        $problems[0].Exception.Suites[0].Failed | Should -Be 1
        $problems[0].TargetObject.Name | Should -Be 'is two'
    }

    It 'is silent about what passes' {
        Invoke-AefWorkflowTest (New-Suite -Good) -ErrorVariable problems | Should -HaveCount 1
        $problems | Should -BeNullOrEmpty
    }

    It 'accepts files, folders, wildcards and Get-ChildItem, each file once' {
        $folder = New-Suite -Good
        (Invoke-AefWorkflowTest (Join-Path $folder one.aeftest.json)).Count | Should -Be 1
        (Invoke-AefWorkflowTest (Join-Path $folder *.aeftest.json)).Count | Should -Be 1
        (Get-ChildItem $folder -Filter *.aeftest.json | Invoke-AefWorkflowTest).Count | Should -Be 1
        (Invoke-AefWorkflowTest -LiteralPath (Join-Path $folder one.aeftest.json)).Count | Should -Be 1
    }

    It 'runs pipelines too' {
        $results = Invoke-AefWorkflowTest $example
        $results.Count | Should -BeGreaterThan 2
        $results.Outcome | Select-Object -Unique | Should -Be 'Passed'
    }

    It 'runs the tests that -Filter names' {
        (Invoke-AefWorkflowTest (New-Suite) -Filter 'one').Name | Should -Be 'is one'
    }

    It 'reports that a folder has no tests' {
        { Invoke-AefWorkflowTest (Join-Path $TestDrive nothing*) -ErrorAction Stop } | Should -Throw -ErrorId 'AefTestNotFound,*'
        { Invoke-AefWorkflowTest (New-Item -ItemType Directory (Join-Path $TestDrive empty)).FullName -ErrorAction Stop } | Should -Throw -ErrorId 'AefTestNotFound,*'
    }

    It 'reports the problems of a test file, with their locations, and runs none of its tests' {
        $file = Join-Path $TestDrive broken.aeftest.yaml
        Set-Content $file "tests:`n- name: a`n  sauce: x.yaml"
        $results = Invoke-AefWorkflowTest $file -ErrorVariable problems -ErrorAction SilentlyContinue
        $results | Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $problems[0].Exception.Diagnostics.Count | Should -BeGreaterThan 0
        "$($problems[0])" | Should -BeLike '*broken.aeftest.yaml:*AEF62*'
    }

    It 'returns suites with coverage under -AsSuite' {
        $suite = Invoke-AefWorkflowTest (New-Suite -Good) -AsSuite
        $suite | Should -BeOfType Aef.Runs.Testing.TestSuiteResult
        $suite.Passed | Should -Be 1
        $suite.Coverage | Should -Not -BeNullOrEmpty
    }

    It 'writes JUnit XML' {
        $xml = Join-Path $TestDrive junit.xml
        Invoke-AefWorkflowTest (New-Suite) -JUnitPath $xml -ErrorAction SilentlyContinue | Out-Null
        $suites = ([xml](Get-Content -Raw $xml)).testsuites
        $suites.tests, $suites.failures | Should -Be '2', '1'
    }

    It 'does not let JUnit XML replace <What> (C4)' -ForEach @(
        @{ What = 'a test file, even with -Force'; Name = 'one.aeftest.json'; Force = $true; Id = 'AEF1080,*' }
        @{ What = 'a file that Aef did not write'; Name = 'mine.txt'; Force = $false; Id = 'AEF1081,*' }
    ) {
        $suite = New-Suite
        $file = Join-Path $suite $Name
        if (-not (Test-Path $file)) { Set-Content $file mine }
        $before = Get-Content $file -Raw
        { Invoke-AefWorkflowTest $suite -JUnitPath $file -Force:$Force -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-Content $file -Raw | Should -Be $before
    }

    It 'replaces earlier JUnit XML, and a file that Aef did not write with -Force (C4)' {
        $xml = Join-Path $TestDrive again.xml
        Set-Content $xml mine
        Invoke-AefWorkflowTest (New-Suite) -JUnitPath $xml -Force -ErrorAction SilentlyContinue | Out-Null
        Invoke-AefWorkflowTest (New-Suite) -JUnitPath $xml -ErrorAction SilentlyContinue | Out-Null
        ([xml](Get-Content -Raw $xml)).testsuites.tests | Should -Be '2'
    }

    It 'runs and writes nothing under -WhatIf' {
        $xml = Join-Path $TestDrive whatif.xml
        Invoke-AefWorkflowTest (New-Suite) -JUnitPath $xml -WhatIf | Should -BeNullOrEmpty
        Test-Path $xml | Should -BeFalse
    }

    It 'annotates failures at their expectations for <Format>' -ForEach @(
        @{ Format = 'GitHubActions'; Start = '::error title=is two,file=*one.aeftest.json,line=*' }
        @{ Format = 'AzureDevOps'; Start = '##vso`[task.logissue type=error;sourcepath=*one.aeftest.json;linenumber=*' }
    ) {
        $lines = @(Invoke-AefWorkflowTest (New-Suite) -CIFormat $Format -ErrorAction SilentlyContinue 6>&1 | Where-Object { $_ -is [System.Management.Automation.InformationRecord] } | ForEach-Object { "$_" })
        $lines[0] | Should -BeLike $Start
    }

    It 'never lets the name of a test drive a runner' {
        $lines = & { Invoke-AefWorkflowTest (New-Suite "x`n::add-mask::y##vso[task.complete]") -CIFormat GitHubActions -ErrorVariable problems -ErrorAction SilentlyContinue; $problems.Exception.Message } 6>&1 | Out-String
        ($lines -split "`r?`n" | Where-Object { $_ -match '^\s*::' -and $_ -notmatch '^::error title=' }) | Should -BeNullOrEmpty
        $lines | Should -Not -Match '##vso\['
    }

    It 'shows a table that fits <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 200 } {
        $lines = (Invoke-AefWorkflowTest (New-Suite) -ErrorAction SilentlyContinue | Out-String -Width $Width) -split "`r?`n"
        $lines | Where-Object { $_ -like 'Failed *is two*' } | Should -HaveCount 1
        ($lines.Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual $Width
    }
}

Describe 'Compare-AefPipeline' {
    BeforeAll {
        function New-Good { New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Executor dataform-tag-executor -Type Async }
    }

    It 'returns nothing for equal pipelines' {
        $copy = Join-Path $TestDrive copy.yaml
        Import-AefPipeline (Join-Path $example pipeline.json) | Export-AefPipeline $copy
        Compare-AefPipeline (Join-Path $example pipeline.json) $copy | Should -BeNullOrEmpty
        New-Good | Compare-AefPipeline -ReferencePipeline (New-Good) | Should -BeNullOrEmpty
    }

    It 'names the step that was added, and the one that was removed' {
        $more = New-Good | Add-AefStep J02 b -Executor dataform-tag-executor -Type Async
        $added = Compare-AefPipeline -ReferencePipeline (New-Good) -DifferencePipeline $more
        $added.Kind, $added.Part, $added.Id | Should -Be 'Added', 'Step', 'J02'
        (Compare-AefPipeline -ReferencePipeline $more -DifferencePipeline (New-Good)).Kind | Should -Be 'Removed'
    }

    It 'shows the old and the new value of a property' {
        $change = New-Good | Set-AefStep J01 -WaitTimeSeconds 99 | Compare-AefPipeline -ReferencePipeline (New-Good)
        $change.Kind | Should -Be 'Changed'
        $change.New | Should -Be '99'
    }

    It 'compares each pipeline of the pipe' {
        $changed = New-Good | Set-AefStep J01 -ContinueIfFail
        ($changed, (New-Good), $changed | Compare-AefPipeline -ReferencePipeline (New-Good)).Count | Should -Be 2
    }

    It 'compares drafts that have errors' {
        $draft = New-Good | Add-AefStep J01 again -Next J09
        Compare-AefPipeline -ReferencePipeline (New-Good) -DifferencePipeline $draft -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
    }

    It 'reports both files when neither can be read' {
        Set-Content (Join-Path $TestDrive a.json) '{ '
        Set-Content (Join-Path $TestDrive b.json) '[ '
        Compare-AefPipeline (Join-Path $TestDrive a.json) (Join-Path $TestDrive b.json) -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems.Count | Should -Be 2
    }
}
