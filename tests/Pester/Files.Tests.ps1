& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE

    function New-Demo([string] $Name = 'demo') {
        New-AefPipeline $Name -Description 'Ünïcode: "quoted" – and: colons' |
            Add-AefLevel | Add-AefStep J01 'load: it' -Type Async -FunctionIdName f -FunctionStatusName f -WaitTimeSeconds 2.5 -With @{ a = 1, 'x' } |
            Add-AefThread | Add-AefStep J02 '${data}' -Type Sync -FunctionName g -ContinueIfFail -Retry 3
    }

    $broken = '{ "definition": [ '
    $wrong = '{ "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "STEPS": [ { "JOB_ID": "J1", "TYPE": "nope", "WAIT_TIME_SECONDS": "x" } ] } ] } ] }'
}

Describe 'Import-AefPipeline' {
    BeforeAll {
        Push-Location $TestDrive
        foreach ($name in 'a', 'b', 'c') { New-Demo $name | Export-AefPipeline "$name.json" }
        New-Demo yaml | Export-AefPipeline y.yaml
        Set-Content broken.json $broken
        Set-Content wrong.json $wrong
        Set-Content workflow.yaml 'main: { steps: [ { a: { return: 1 } } ] }'
        Set-Content odd.json '{ "nmae": "odd", "definition": [] }'
    }

    AfterAll { Pop-Location }

    It 'reads JSON and YAML' {
        (Import-AefPipeline a.json).Levels[0].Threads.Count | Should -Be 2
        (Import-AefPipeline y.yaml).Name | Should -Be 'yaml'
    }

    It 'expands wildcards' {
        (Import-AefPipeline '[ab].json').Name | Should -Be 'a', 'b'
    }

    It 'returns nothing, and no error, for wildcards that match nothing' {
        Import-AefPipeline 'nothing*.json' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'accepts files from Get-ChildItem and paths from the pipeline' {
        (Get-ChildItem [abc].json | Import-AefPipeline).Name | Should -Be 'a', 'b', 'c'
        ('b.json', 'a.json' | Import-AefPipeline).Name | Should -Be 'b', 'a'
    }

    It 'treats brackets literally under -LiteralPath' {
        Copy-Item a.json 'sales[1].json'
        (Import-AefPipeline -LiteralPath 'sales[1].json').Levels.Count | Should -Be 1
    }

    It 'follows the location and the drives of the session, not of the process' {
        $null = New-PSDrive aefdrive FileSystem $TestDrive
        Push-Location aefdrive:/
        try { (Import-AefPipeline a.json).Name | Should -Be 'a' } finally { Pop-Location; Remove-PSDrive aefdrive }
    }

    It 'returns one pipeline before it opens the next file' {
        $order = Import-AefPipeline a.json, b.json -Verbose 4>&1 | ForEach-Object { $_ -is [System.Management.Automation.VerboseRecord] ? 'open' : $_.Name }
        $order | Should -Be 'open', 'a', 'open', 'b'
    }

    It 'does not open the second file for Select-Object -First 1' {
        $problem = $null
        (Get-ChildItem a.json, broken.json | Import-AefPipeline -ErrorVariable problem | Select-Object -First 1).Name | Should -Be 'a'
        $problem | Should -BeNullOrEmpty
    }

    It 'writes one error for a file with several problems and continues' {
        $result = Import-AefPipeline wrong.json, b.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $result.Name | Should -Be 'b'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefDefinitionInvalid,Aef.PowerShell.Commands.ImportAefPipelineCommand'
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $problem[0].TargetObject | Should -Be (Join-Path $TestDrive wrong.json)
        $problem[0].Exception.Diagnostics.Code | Should -Contain 'AEF1054'
        ($problem[0].Exception.Message -split [Environment]::NewLine).Count | Should -Be 3
        $problem[0].Exception.Message | Should -BeLike "2 problems:*(1) *wrong.json*(2) *wrong.json*"
        $problem[0].Exception.Message | Should -Match 'wrong\.json:1:\d+ AEF1055 '
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'uses the code as the id when all errors share it' {
        { Import-AefPipeline broken.json -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1010,Aef.PowerShell.Commands.ImportAefPipelineCommand'
    }

    It 'reports that a Cloud Workflows source is not a definition' {
        { Import-AefPipeline workflow.yaml -ErrorAction Stop } | Should -Throw '*AEF1050*Cloud Workflows source*' -ErrorId 'AEF1050,*'
    }

    It 'warns about unknown keys of a file, with their lines' {
        (Import-AefPipeline odd.json -WarningVariable warned -WarningAction SilentlyContinue).Name | Should -Be 'odd'
        $warned | Should -BeLike '*odd.json:1:3 AEF1051 *nmae*'
    }

    It 'is error <Id> (<Category>) for <Path>' -ForEach @(
        @{ Path = 'missing.json'; Id = 'AefPathNotFound'; Category = 'ObjectNotFound' }
        @{ Path = 'env:PATH'; Id = 'AefPathNotAFile'; Category = 'InvalidArgument' }
        @{ Path = '.'; Id = 'AefPathIsFolder'; Category = 'InvalidArgument' }
        @{ Path = 'nodrive:x.json'; Id = 'AefPathNotFound'; Category = 'ObjectNotFound' }
    ) {
        Import-AefPipeline $Path -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be "$Id,Aef.PowerShell.Commands.ImportAefPipelineCommand"
        $problem[0].CategoryInfo.Category | Should -Be $Category
    }

    It 'refuses a file of more than 8 MiB without reading it' {
        $stream = [System.IO.File]::Create((Join-Path $TestDrive huge.json))
        $stream.SetLength(50MB)
        $stream.Dispose()
        { Import-AefPipeline huge.json -ErrorAction Stop } | Should -Throw -ErrorId 'AEF1002,*'
    }
}

Describe 'Export-AefPipeline' {
    BeforeEach {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    It 'writes <Ending> that reads back to an equal pipeline' -ForEach @{ Ending = 'json' }, @{ Ending = 'yaml' }, @{ Ending = 'yml' } {
        New-Demo | Export-AefPipeline "demo.$Ending" | Should -BeNullOrEmpty
        Import-AefPipeline "demo.$Ending" | Should -Be (New-Demo)
    }

    It 'writes UTF-8 without a byte order mark and with line feeds, and leaves no other files' {
        New-Demo | Export-AefPipeline demo.json
        $bytes = [System.IO.File]::ReadAllBytes((Join-Path $folder demo.json))
        $bytes[0] | Should -Be ([byte][char]'{')
        $bytes | Should -Not -Contain 13
        (Get-ChildItem).Name | Should -Be 'demo.json'
    }

    It 'writes the same bytes each time' {
        New-Demo | Export-AefPipeline 1.json
        New-Demo | Export-AefPipeline 2.json
        (Get-FileHash 1.json).Hash | Should -Be (Get-FileHash 2.json).Hash
    }

    It 'names files in a folder after their pipelines' {
        (New-Demo north), (New-Demo south) | Export-AefPipeline . -Format Yaml
        (Get-ChildItem).Name | Should -Be 'north.yaml', 'south.yaml'
    }

    It 'lets -Format win over the ending' {
        New-Demo | Export-AefPipeline demo.txt -Format Json
        Get-Content demo.txt -TotalCount 1 | Should -Be '{'
    }

    It 'returns the files under -PassThru' {
        $file = New-Demo | Export-AefPipeline demo.json -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        $file.Length | Should -BeGreaterThan 0
    }

    It 'writes nothing under -WhatIf, and nothing under $WhatIfPreference' {
        New-Demo | Export-AefPipeline a.json -WhatIf
        & { $WhatIfPreference = $true; New-Demo | Export-AefPipeline b.json }
        Get-ChildItem | Should -BeNullOrEmpty
    }

    It 'returns nothing under -WhatIf (M8)' {
        New-Demo | Export-AefPipeline demo.json -WhatIf -PassThru | Should -BeNullOrEmpty
    }

    It 'keeps what is there under -NoClobber' {
        Set-Content demo.json mine
        { New-Demo | Export-AefPipeline demo.json -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'NoClobber,*'
        Get-Content demo.json | Should -Be 'mine'
        Set-Content demo.json ''
        { New-Demo | Export-AefPipeline demo.json -NoClobber -ErrorAction Stop } | Should -Throw -ErrorId 'NoClobber,*'
    }

    It 'replaces a definition, also one that was written by hand (C4)' {
        Set-Content demo.yaml "# mine`
name: demo`
levels: []"
        Import-AefPipeline demo.yaml -WarningAction SilentlyContinue | Add-AefLevel L01 | Add-AefStep J01 | Export-AefPipeline demo.yaml
        (Import-AefPipeline demo.yaml -WarningAction SilentlyContinue).StepCount | Should -Be 1
        New-Demo | Export-AefPipeline demo.yaml
        (Import-AefPipeline demo.yaml).Name | Should -Be 'demo'
    }

    It 'replaces <What> only with -Force (C4)' -ForEach @(
        @{ What = 'a file of the user'; Text = 'mine' }
        @{ What = 'a workflow'; Text = "main:`
  steps: []" }
        @{ What = 'platform parameters'; Text = '[{"ParameterKey": "x", "ParameterValue": "y"}]' }
    ) {
        Set-Content demo.json $Text -NoNewline
        New-Demo | Export-AefPipeline demo.json -ErrorVariable problem -ErrorAction SilentlyContinue -WhatIf
        New-Demo | Export-AefPipeline demo.json -ErrorVariable +problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 2
        $problem[1].FullyQualifiedErrorId | Should -BeLike 'AEF1081,*'
        $problem[1].CategoryInfo.Category | Should -Be 'ResourceExists'
        $problem[1].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        Get-Content demo.json -Raw | Should -Be $Text
        New-Demo | Export-AefPipeline demo.json -Force
        (Import-AefPipeline demo.json).Name | Should -Be 'demo'
    }

    It 'replaces a read-only file only with -Force' {
        New-Demo other | Export-AefPipeline demo.json
        (Get-Item demo.json).IsReadOnly = $true
        New-Demo | Export-AefPipeline demo.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefCannotWrite,*'
        $problem[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        (Import-AefPipeline demo.json).Name | Should -Be 'other'
        New-Demo | Export-AefPipeline demo.json -Force
        (Import-AefPipeline demo.json).Name | Should -Be 'demo'
    }

    It 'is error <Id> for <Path>' -ForEach @(
        @{ Path = 'demo.txt'; Id = 'AefUnknownEnding' }
        @{ Path = 'no/such/folder/demo.json'; Id = 'AEF1082' }
        @{ Path = 'env:demo.json'; Id = 'AefPathNotAFile' }
    ) {
        New-Demo | Export-AefPipeline $Path -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem[0].CategoryInfo.Category | Should -Not -Be 'NotSpecified'
    }

    It 'does not let the second pipeline replace the first in one file' {
        (New-Demo first), (New-Demo second) | Export-AefPipeline demo.json -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AefFileWrittenTwice,*'
        (Import-AefPipeline demo.json -WarningAction SilentlyContinue).Name | Should -Be 'first'
    }
}

Describe 'ConvertFrom-AefPyDataflow' {
    It 'needs the name of a bucket, and refuses <_>' -ForEach 'gs://b', 'b/folder', '' {
        { ConvertFrom-AefPyDataflow flow.json -Bucket $_ } | Should -Throw -ErrorId 'AefNoBucketName,*'
    }
}
