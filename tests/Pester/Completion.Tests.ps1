# Tab completion.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    Set-Variable aefCompleted -Scope Global -Value (New-AefPipeline night -Description x | Add-AefLevel land -Description 'What lands' |
        Add-AefStep J01 load -WorkflowsName other | Add-AefStep "it's done" check | Add-AefThread | Add-AefStep K01 more | Add-AefLevel 'two words' | Add-AefStep J03 report)

    function Get-Completion([string] $Line) { ([System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null)).CompletionMatches }
    function Get-Text([string] $Line) { (Get-Completion $Line).CompletionText }
}

AfterAll { Remove-Variable aefCompleted -Scope Global }

Describe 'Completion' {
    It 'of steps knows the pipeline in front of the pipe: <Line>' -ForEach @(
        @{ Line = '$aefCompleted | Set-AefStep J'; Expected = 'J01', 'J03' }
        @{ Line = '$aefCompleted | Remove-AefStep K'; Expected = 'K01' }
        @{ Line = '$aefCompleted | Add-AefStep X -Before J'; Expected = 'J01', 'J03' }
        @{ Line = '$aefCompleted | Add-AefStep X -After K'; Expected = 'K01' }
        @{ Line = '$aefCompleted | Set-AefStep J01 -Next J03'; Expected = 'J03' }
        @{ Line = 'Add-AefStep -Pipeline $aefCompleted X -Before J0'; Expected = 'J01', 'J03' }
    ) {
        Get-Text $Line | Should -Be $Expected
    }

    It 'quotes names that PowerShell would read as something else' {
        Get-Text '$aefCompleted | Remove-AefStep it' | Should -BeExactly "'it''s done'"
        Get-Text '$aefCompleted | Remove-AefLevel two' | Should -BeExactly "'two words'"
        Get-Text "`$aefCompleted | Remove-AefLevel 'two" | Should -BeExactly "'two words'"
    }

    It 'of levels shows their descriptions' {
        $match = Get-Completion '$aefCompleted | Add-AefThread -Level la'
        $match.CompletionText | Should -Be 'land'
        $match.ToolTip | Should -Be 'What lands'
    }

    It 'of threads keeps to the level that is named' {
        Get-Text '$aefCompleted | Remove-AefThread -Level land -Id ' | Should -Be '1', '2'
        (Get-Text '$aefCompleted | Remove-AefThread -Id ').Count | Should -Be 3
    }

    It 'of executors knows the catalog: <Line>' -ForEach @(
        @{ Line = 'New-AefStep J01 -Executor dataform' }
        @{ Line = 'New-AefStep J01 -FunctionIdName dataform' }
        @{ Line = 'Get-AefExecutor dataform' }
    ) {
        Get-Text $Line | Should -Be 'dataform-tag-executor'
    }

    It 'of codes shows their titles' {
        $match = Get-Completion 'Get-AefRule AEF3004'
        $match.CompletionText | Should -Be 'AEF3004'
        $match.ToolTip | Should -Be 'Time is not positive'
    }

    It 'of workflows knows those of the pipeline' {
        Get-Text '$aefCompleted | Add-AefStep X -WorkflowsName ' | Should -Be 'night', 'other'
    }

    It 'of targets and enumerations returns the known values: <Line>' -ForEach @(
        @{ Line = 'New-AefPipeline p -Engine '; Expected = 'cloud_workflows', 'composer' }
        @{ Line = 'ConvertTo-AefDiagram -Format M'; Expected = 'Mermaid' }
        @{ Line = 'New-AefStep -Type a'; Expected = 'Async' }
    ) {
        Get-Text $Line | Should -Be $Expected
    }

    It 'of files returns only definitions and folders' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive files)
        foreach ($name in 'a.json', 'b.yaml', 'c.txt', 'd e.yml') { Set-Content (Join-Path $folder $name) x }
        $null = New-Item -ItemType Directory (Join-Path $folder sub)
        Push-Location $folder
        try { ((Get-Completion 'Import-AefPipeline ').ListItemText | Sort-Object) | Should -Be 'a.json', 'b.yaml', 'd e.yml', 'sub' } finally { Pop-Location }
    }

    It 'of runs returns those of the session' {
        $handle = New-AefPipeline completing | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Start-AefRun -Simulate
        $null = Wait-AefRun $handle
        Get-Text 'Get-AefRun compl' | Should -Be 'completing'
        Get-Text 'Wait-AefRun -Id ' | Should -Contain "$($handle.Id)"
    }

    It 'of environments, connections and recorded runs knows the project of the current folder' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive project)
        Set-Content (Join-Path $folder aef.json) '{ "environments": { "archive": { "connections": { "old-trips": { "kind": "sqlite", "path": "old.sqlite" } } } } }'
        Push-Location $folder
        try {
            $null = New-AefPipeline p | Add-AefLevel | Add-AefStep J01 a dataform-tag-executor | Invoke-AefPipeline -Simulate -Record
            Get-Text 'Invoke-AefPipeline p.yaml -Environment ' | Should -Be 'local', 'archive'
            Get-Text 'Start-AefBackfill p.yaml -Environment ' | Should -Be 'local', 'archive'
            Get-Text 'Get-AefEnvironment arch' | Should -Be 'archive'
            Get-Text 'Invoke-AefQuery -Environment archive -Connection ' | Should -Be 'lake', 'old-trips'
            Get-Text 'Test-AefConnection ' | Should -Be 'lake'
            Get-Text 'Get-AefRunLog 2' | Should -Be (Get-AefRun -Recorded).Id
        }
        finally { Pop-Location }
    }

    It 'returns nothing, and no error, when the pipeline is unknown' {
        $count = $Error.Count
        (Get-Completion 'Get-Nothing | Set-AefStep -JobName x -Next ').Where{ $_.ResultType -eq 'ParameterValue' } | Should -BeNullOrEmpty
        (Get-Completion '$noSuchVariable | Add-AefThread -Level ').Where{ $_.ResultType -eq 'ParameterValue' } | Should -BeNullOrEmpty
        $Error.Count | Should -Be $count
    }
}
