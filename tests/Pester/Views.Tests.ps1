# Trees, charts, executors, and the files that artifacts become.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    $demo = Join-Path $env:AEF_ROOT examples/daily-sales
    $parameters = Join-Path $demo platform-parameters-dev.json

    function New-Two {
        New-AefPipeline two | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor -ContinueIfFail | Add-AefThread | Add-AefStep J02 more dataform-tag-executor |
            Add-AefLevel | Add-AefStep J03 check dataform-tag-executor
    }
}

Describe 'Show-AefPipeline' {
    It 'shows levels, threads and steps' {
        (New-Two | Show-AefPipeline).ForEach{ "$_" } | Should -Be @(
            'two  2 levels, 3 threads, 3 steps'
            'level 1'
            '├─ 1  J01  load   dataform-tag-executor  continue_if_fail'
            '└─ 2  J02  more   dataform-tag-executor'
            'level 2'
            '└─ 3  J03  check  dataform-tag-executor'
        )
    }

    It 'shows the same as aef show, whose page has it' {
        $page = Get-Content (Join-Path $env:AEF_ROOT docs/cli.md) -Raw
        $shown = (Import-AefPipeline (Join-Path $demo pipeline.json) | Show-AefPipeline -Width 400) -join "`n"
        $page.Replace("`r", '') | Should -BeLike "*``$ aef show examples/daily-sales/pipeline.json`n$($shown.Replace('[', '``['))`n*"
    }

    It 'returns lines that know their part of the pipeline' {
        $lines = New-Two | Show-AefPipeline
        ($lines | Where-Object { $_.Node.Kind -eq 'Step' }).Node.Id | Should -Be 'J01', 'J02', 'J03'
        "$($lines | Select-String J03)".Trim() | Should -BeLike '*check*'
    }

    It 'cuts descriptions at the width' {
        $line = New-AefPipeline p -Description ('x' * 300) | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Show-AefPipeline -Width 40 | Select-Object -Index 1
        "$line".Length | Should -Be 40
        "$line" | Should -BeLike '*…'
    }

    It 'colors for terminals, and not in a file or under NO_COLOR' {
        $file = Join-Path $TestDrive tree.txt
        $shell = [powershell]::Create()
        $null = $shell.AddScript("Import-Module '$env:AEF_MODULE'; `$PSStyle.OutputRendering = 'Ansi'
            `$p = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor
            `$p | Show-AefPipeline | Out-String; `$PSStyle.OutputRendering = 'PlainText'; `$p | Show-AefPipeline | Out-String; `$PSStyle.OutputRendering = 'Host'; `$p | Show-AefPipeline > '$file'")
        try { $colored, $plain = $shell.Invoke() } finally { $shell.Dispose() }
        $colored | Should -Match "`e\[1mp`e\["
        $plain | Should -Not -Match "`e"
        Get-Content $file -Raw | Should -Not -Match "`e"
        Get-Content $file -Raw | Should -BeLike '*└─ 1  J01  a  dataform-tag-executor*'
    }

    It 'keeps a name in its line and off the terminal' {
        $lines = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 "a`e[2J`n::add-mask::x" dataform-tag-executor | Show-AefPipeline
        $lines.Count | Should -Be 3
        "$($lines[2])" | Should -BeLike '*a\u001b`[2J\n::add-mask::x*'
    }

    It 'shows the tree of a pipeline that is wrong, with its errors (M9)' {
        New-AefPipeline p | Add-AefLevel | Add-AefStep J01 | Show-AefPipeline -ErrorAction Stop | Out-String | Should -BeLike '*J01 *error AEF2002: *JOB_NAME*'
    }
}

Describe 'ConvertTo-AefDiagram' {
    It 'draws a picture that is XML without scripts' {
        $svg = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 '<script>x</script>&' dataform-tag-executor | ConvertTo-AefDiagram -Format Svg
        $svg.FileName | Should -Be 'p.svg'
        $picture = [xml]"$svg"
        $picture.DocumentElement.LocalName | Should -Be 'svg'
        $picture.GetElementsByTagName('script').Count | Should -Be 0
        $picture.DocumentElement.InnerText | Should -BeLike '*<script>x</script>&*'
    }

    It 'draws for Mermaid, or for Graphviz' {
        $mermaid = New-Two | ConvertTo-AefDiagram
        $dot = New-Two | ConvertTo-AefDiagram -Format Dot
        "$mermaid" | Should -BeLike "flowchart LR`n*"
        "$dot" | Should -BeLike "digraph pipeline {`n*}`n"
        $mermaid.FileName, $dot.FileName | Should -Be 'two.mmd', 'two.dot'
    }

    It 'keeps names data' {
        $chart = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 '"];end--><script>' dataform-tag-executor | ConvertTo-AefDiagram
        "$chart" | Should -Not -BeLike '*<script>*'
        @("$chart" -split "`n" -match '^\s+end$').Count | Should -Be 1
    }

    It 'returns the same text each time, with LF' {
        "$(New-Two | ConvertTo-AefDiagram)" | Should -BeExactly "$(New-Two | ConvertTo-AefDiagram)"
        "$(New-Two | ConvertTo-AefDiagram)" | Should -Not -Match "`r"
    }

    It 'continues after an invalid pipeline' {
        ((New-AefPipeline bad | Add-AefLevel | Add-AefStep J01), (New-Two) | ConvertTo-AefDiagram -ErrorAction SilentlyContinue).Name | Should -Be 'two'
    }

    It 'accepts the results of Test-AefPipeline' {
        (New-Two | Test-AefPipeline | ConvertTo-AefDiagram).Name | Should -Be 'two'
    }

    It 'refuses an unknown format, and names the known ones' {
        { New-Two | ConvertTo-AefDiagram -Format Png } | Should -Throw '*Mermaid*Dot*Svg*'
    }
}

Describe 'Get-AefExecutor' {
    It 'returns the executors of AEF, in order' {
        (Get-AefExecutor).Name | Should -Be @(
            'approval'
            'bigquery-load'
            'bigquery-query'
            'bq-saved-query-executor'
            'check'
            'cloud-build'
            'cloud-run-job'
            'command'
            'container'
            'dataflow-flextemplate-job-executor'
            'dataform-tag-executor'
            'dataproc-serverless-job-executor'
            'dbt'
            'gcp-setup'
            'gcs-copy'
            'gcs-delete'
            'gcs-wait'
            'http-download'
            'http-request'
            'load'
            'notify'
            'pydataflow'
            'python'
            'sql'
            'ssh'
            'workflow'
        )
    }

    It 'accepts wildcards, without regard to case' {
        (Get-AefExecutor DATAF*).Name | Should -Be 'dataflow-flextemplate-job-executor', 'dataform-tag-executor'
    }

    It 'shows parameters with their types and whether they are required' {
        $tags = (Get-AefExecutor dataform-tag-executor).Parameters | Where-Object Name -EQ tags
        $tags.Type | Should -Be 'List'
        $tags.Required | Should -BeTrue
    }

    It 'accepts steps from the pipeline' {
        (New-AefStep J01 a dataform-tag-executor | Get-AefExecutor).Name | Should -Be 'dataform-tag-executor'
    }

    It 'is an error for an unknown name, and lists the known ones' {
        Get-AefExecutor spark -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefExecutorNotFound,Aef.PowerShell.Commands.GetAefExecutorCommand'
        $problem[0].Exception.Message | Should -BeLike '*"dataform-tag-executor"*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'returns nothing, and no error, for wildcards that match nothing' {
        Get-AefExecutor x* -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'Export-AefArtifact' {
    BeforeEach {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    It 'writes exactly the text, in UTF-8 without a byte order mark' {
        $artifact = New-Two | ConvertTo-AefWorkflow -ParameterPath $parameters
        $artifact | Export-AefArtifact workflow.yaml
        [System.IO.File]::ReadAllBytes((Join-Path $folder workflow.yaml)) | Should -Be ([System.Text.UTF8Encoding]::new($false).GetBytes($artifact.Source))
    }

    It 'names files in a folder after their artifacts' {
        @(New-Two | ConvertTo-AefWorkflow -Format Json -ParameterPath $parameters) + @(New-Two | ConvertTo-AefDiagram) + @(New-Two | Test-AefPipeline | ConvertTo-AefSarif) | Export-AefArtifact .
        (Get-ChildItem).Name | Should -Be 'aef.sarif', 'two.json', 'two.mmd'
    }

    It 'writes and returns nothing under -WhatIf and $WhatIfPreference (M8)' {
        $chart = New-Two | ConvertTo-AefDiagram
        $chart | Export-AefArtifact a.mmd -WhatIf -PassThru | Should -BeNullOrEmpty
        & { $WhatIfPreference = $true; $chart | Export-AefArtifact b.mmd }
        Get-ChildItem | Should -BeNullOrEmpty
    }

    It 'keeps what is there under -NoClobber, and what is read-only without -Force' {
        $chart = New-Two | ConvertTo-AefDiagram
        $chart | Export-AefArtifact .
        Add-Content two.mmd mine
        { $chart | Export-AefArtifact . -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'NoClobber,*'
        (Get-Item two.mmd).IsReadOnly = $true
        { $chart | Export-AefArtifact . -ErrorAction Stop } | Should -Throw -ErrorId 'AefCannotWrite,*'
        (Get-Content two.mmd)[-1] | Should -Be 'mine'
        $chart | Export-AefArtifact . -Force
        Get-Content two.mmd -Raw | Should -Be $chart.Source
    }

    It 'replaces <Ending> that it wrote, and another file only with -Force (C4)' -ForEach @(
        @{ Ending = 'json'; Make = { New-Two | ConvertTo-AefWorkflow -Format Json -ParameterPath $parameters } }
        @{ Ending = 'yaml'; Make = { New-Two | ConvertTo-AefWorkflow -Format Yaml -ParameterPath $parameters } }
        @{ Ending = 'mmd'; Make = { New-Two | ConvertTo-AefDiagram } }
        @{ Ending = 'dot'; Make = { New-Two | ConvertTo-AefDiagram -Format Dot } }
        @{ Ending = 'svg'; Make = { New-Two | ConvertTo-AefDiagram -Format Svg } }
        @{ Ending = 'sarif'; Make = { New-Two | Test-AefPipeline | ConvertTo-AefSarif } }
    ) {
        $artifact = & $Make
        1..2 | ForEach-Object { $artifact | Export-AefArtifact "out.$Ending" -ErrorAction Stop }
        Set-Content "out.$Ending" mine
        { $artifact | Export-AefArtifact "out.$Ending" -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1081,*'
        Get-Content "out.$Ending" | Should -Be 'mine'
        $artifact | Export-AefArtifact "out.$Ending" -Force
        Get-Content "out.$Ending" -Raw | Should -Be $artifact.Source
    }

    It 'never replaces the definition that <What> was made from, even with -Force (C4)' -ForEach @(
        @{ What = 'a workflow'; Make = { Import-AefPipeline two.yaml | ConvertTo-AefWorkflow -ParameterPath $parameters } }
        @{ What = 'a diagram'; Make = { Import-AefPipeline two.yaml | ConvertTo-AefDiagram } }
        @{ What = 'a SARIF log'; Make = { Test-AefPipeline two.yaml | ConvertTo-AefSarif } }
    ) {
        New-Two | Export-AefPipeline two.yaml
        $before = Get-Content two.yaml -Raw
        { & $Make | Export-AefArtifact two.yaml -Force -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1080,*'
        Get-Content two.yaml -Raw | Should -Be $before
    }

    It 'does not let the second artifact replace the first in one file' {
        $charts = @(New-Two | ConvertTo-AefDiagram) + @(New-Two | ConvertTo-AefDiagram -Format Dot)
        $charts | Export-AefArtifact chart.txt -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefFileWrittenTwice,*'
        Get-Content chart.txt -TotalCount 1 | Should -Be 'flowchart LR'
    }

    It 'returns the files under -PassThru' {
        (New-Two | ConvertTo-AefDiagram | Export-AefArtifact . -PassThru).FullName | Should -Be (Join-Path $folder two.mmd)
    }

    It 'is an error for a folder that is not there' {
        { New-Two | ConvertTo-AefDiagram | Export-AefArtifact no/such/chart.mmd -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1082,*'
    }
}

Describe 'ConvertTo-AefTerraform' {
    BeforeAll {
        Set-Content (Join-Path $TestDrive ask.yaml) @'
name: ask
engine: composer
levels:
- - job_id: J01
    job_name: ask
    executor: approval
    with: { subject: Continue? }
'@
        $image = @{ ParameterKey = 'image_version'; ParameterValue = 'composer-2-airflow-2.10.5' }
        $environment = @{ ParameterKey = 'pEnvironment'; ParameterValue = 'dev' }
        $old = Join-Path $TestDrive platform-parameters-dev.json
        ConvertTo-Json @($image, $environment) | Set-Content $old
        $ask = Import-AefPipeline (Join-Path $TestDrive ask.yaml)
    }

    It 'checks DAGs for the generation of Airflow that the environment has' {
        ($ask | ConvertTo-AefTerraform).FileName | Should -Contain 'dags/ask.py'
        foreach ($named in @{ Environment = 'dev' }, @{ ParameterPath = $old }) {
            $files = $ask | ConvertTo-AefTerraform @named -WarningAction Ignore -ErrorAction SilentlyContinue -ErrorVariable problems
            $files | Should -BeNullOrEmpty
            "$problems" | Should -BeLike '*AEF4203*approvals need Airflow 3.1*'
        }
    }

    It 'reports a mistyped environment' {
        $files = $ask | ConvertTo-AefTerraform -Environment dve -ErrorAction SilentlyContinue -ErrorVariable problems
        $files | Should -BeNullOrEmpty
        "$problems" | Should -BeLike '*AEF1028*"dve"*Did you mean "dev"*'
    }
}
