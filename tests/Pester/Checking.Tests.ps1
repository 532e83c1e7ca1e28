& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales
    $parameters = Join-Path $demo platform-parameters-dev.json

    function New-Good([string] $Name = 'good') {
        New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 load -Type Async -FunctionIdName dataform-tag-executor -FunctionStatusName dataform-tag-executor
    }

    function New-Bad {
        New-AefPipeline bad | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor | Add-AefStep J01 b -Type Sync -FunctionName dataform-tag-executor -Next J09
    }
}

Describe 'Test-AefPipeline' {
    BeforeAll {
        Push-Location $TestDrive
        New-Good | Export-AefPipeline good.json
        Set-Content broken.json '{ '
        Set-Content workflow.yaml 'main: { steps: [ { a: { return: 1 } } ] }'
    }

    AfterAll { Pop-Location }

    It 'returns a result with the path, the validity, the diagnostics and the pipeline' {
        $result = Test-AefPipeline good.json
        $result.Path | Should -Be (Join-Path $TestDrive good.json)
        $result.IsValid | Should -BeTrue
        $result.Pipeline.Name | Should -Be 'good'
    }

    It 'never writes an error for a problem in a definition' {
        $results = Test-AefPipeline broken.json, good.json -ErrorAction Stop
        $results.IsValid | Should -Be $false, $true
        $results[0].Pipeline | Should -BeNullOrEmpty
        $results[0].Diagnostics.Code | Should -Be 'AEF1010'
    }

    It 'accepts pipelines and files from the pipeline' {
        ((New-Good), (New-Bad) | Test-AefPipeline).IsValid | Should -Be $true, $false
        (Get-ChildItem good.json | Test-AefPipeline).IsValid | Should -BeTrue
        ('good.json' | Test-AefPipeline).IsValid | Should -BeTrue
        (Test-AefPipeline -InputObject (New-Good), (New-Bad)).IsValid | Should -Be $true, $false
    }

    It 'uses the rules of the target that the engine names' {
        Set-Content composer.json '{"engine": "composer", "triggers": {"webhook": {"name": "w"}}, "definition": [{"LEVEL_ID": 1, "STEPS": []}]}'
        $codes = (Test-AefPipeline composer.json).Diagnostics.Code
        $codes | Should -Contain 'AEF4210'
        $codes | Should -Not -Contain 'AEF4004'
    }

    It 'uses the pipeline of a test result, not the script that created it' {
        (New-Good | Test-AefPipeline | Test-AefPipeline).IsValid | Should -BeTrue
        (Test-AefPipeline good.json | Test-AefPipeline).Pipeline.Name | Should -Be 'good'
    }

    It 'returns a bool each under -Quiet' {
        $result = (New-Good), (New-Bad) | Test-AefPipeline -Quiet
        $result | Should -Be $true, $false
        $result[0] | Should -BeOfType bool
    }

    It 'reports all problems of a pipeline that a script built, with the lines of the script' {
        $script = Join-Path $TestDrive deploy.ps1
        @'
New-AefPipeline demo |
    Add-AefLevel |
    Add-AefStep J01 a -Type Sync -FunctionName dataform-tag-executor |
    Add-AefStep J01 b -Type Sync -FunctionName dataform-tag-executor -Next J09
'@ | Set-Content $script
        $result = & $script | Test-AefPipeline
        $result.Path | Should -Be $script
        $result.Diagnostics.Code | Should -Contain 'AEF2003'
        $result.Diagnostics.Code | Should -Contain 'AEF2010'
        $result.Diagnostics | Where-Object Severity -EQ Error | ForEach-Object { $_.ToString() | Should -BeLike '*deploy.ps1:4:5: *' }
    }

    It 'checks Cloud Workflows sources too' {
        $result = Test-AefPipeline workflow.yaml
        $result.IsValid | Should -BeTrue
        $result.Pipeline | Should -BeNullOrEmpty
    }

    It 'writes an error for a path that is not there' {
        { Test-AefPipeline missing.json -ErrorAction Stop } | Should -Throw -ErrorId 'AefPathNotFound,*'
    }

    It 'stops at the first result for Select-Object -First 1' {
        $verbose = 'good.json', 'broken.json' | Test-AefPipeline | Select-Object -First 1
        @($verbose).Count | Should -Be 1
    }
}

Describe 'ConvertTo-AefWorkflow' {
    It 'returns an artifact whose ToString() is its source, and writes no file' {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive empty))
        try {
            $artifact = New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters
            $artifact.Name | Should -Be 'good'
            "$artifact" | Should -Be $artifact.Source
            "$artifact" | Should -BeLike '*main:*'
            Get-ChildItem | Should -BeNullOrEmpty
        }
        finally { Pop-Location }
    }

    It 'returns JSON under -Format Json' {
        ("$(New-Good | ConvertTo-AefWorkflow -Format Json -ParameterPath $parameters)" | ConvertFrom-Json -AsHashtable).Keys | Should -Contain 'main'
    }

    It 'returns the parts of a pipeline that is too large for one workflow, in order, and then the workflow that runs them' {
        $file = Join-Path $TestDrive long.yaml
        Set-Content $file (@('levels:') + (1..250 | ForEach-Object { "- threads: [{ steps: [{ job_id: J$_, job_name: job_$_, executor: dataform-tag-executor }] }]" }))

        $artifacts = Import-AefPipeline $file | ConvertTo-AefWorkflow -ParameterPath $parameters

        $artifacts.Name | Should -Be 'long-part-1', 'long-part-2', 'long'
        $artifacts.FileName | Should -Be 'long-part-1.yaml', 'long-part-2.yaml', 'long.yaml'
        $artifacts | ForEach-Object Bytes | Should -BeLessOrEqual 131072
    }

    It 'returns a source that is a valid Cloud Workflow by the analyzer' {
        $file = Join-Path $TestDrive compiled.yaml
        Set-Content $file (New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters) -NoNewline
        $result = Test-AefPipeline $file
        $result.IsValid | Should -BeTrue -Because "$($result.Diagnostics)"
    }

    It 'leaves out the log entries of jobs under -NoJobLog' {
        $with = New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters
        $without = New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters -NoJobLog
        $without.Bytes | Should -BeLessThan $with.Bytes
        "$without" | Should -Not -BeLike '*sys.log*'
    }

    It 'accepts the results of Test-AefPipeline' {
        $names = Get-ChildItem (Join-Path $demo pipeline.*) | Import-AefPipeline | Test-AefPipeline | ConvertTo-AefWorkflow -ParameterPath $parameters | ForEach-Object Name
        $names | Should -Be 'daily-sales', 'daily-sales'
    }

    It 'writes one error that lists all errors of a pipeline, and continues with the next' {
        $artifacts = (New-Bad), (New-Good) | ConvertTo-AefWorkflow -ParameterPath $parameters -ErrorVariable problem -ErrorAction SilentlyContinue
        $artifacts.Name | Should -Be 'good'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefDefinitionInvalid,Aef.PowerShell.Commands.ConvertToAefWorkflowCommand'
        $problem[0].Exception.Message | Should -BeLike '*AEF2003*AEF2010*'
        $problem[0].TargetObject.Name | Should -Be 'bad'
    }

    It 'reports a result without a pipeline' {
        Set-Content (Join-Path $TestDrive broken.json) '{ '
        { Test-AefPipeline (Join-Path $TestDrive broken.json) | ConvertTo-AefWorkflow -ErrorAction Stop } | Should -Throw -ErrorId 'AefPipelineMissing,*'
    }

    It 'ends the pipeline when the parameters cannot be read' {
        Set-Content (Join-Path $TestDrive bad-parameters.json) '{ "a": 1 }'
        $script = { (New-Good a), (New-Good b) | ConvertTo-AefWorkflow -ParameterPath (Join-Path $TestDrive bad-parameters.json) -ErrorAction SilentlyContinue }
        $script | Should -Throw -ErrorId 'AEF*,Aef.PowerShell.Commands.ConvertToAefWorkflowCommand'
    }

    It 'ends the pipeline when the parameters file is not there' {
        { New-Good | ConvertTo-AefWorkflow -ParameterPath nowhere.json } | Should -Throw -ErrorId 'AEF1001,*'
    }

    It 'reports on the verbose stream and in the artifact when project and region are unknown' {
        $all = New-Good | ConvertTo-AefWorkflow -Verbose 4>&1
        $all[-1].Diagnostics.Code | Should -Contain 'AEF4100'
        "$($all[0])" | Should -BeLike '*AEF4100*'
    }

    It 'returns the same bytes each time' {
        "$(New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters)" | Should -BeExactly "$(New-Good | ConvertTo-AefWorkflow -ParameterPath $parameters)"
    }
}
