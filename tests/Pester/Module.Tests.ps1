& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $manifest = Import-PowerShellDataFile $env:AEF_MODULE
    $cmdlets = $manifest.CmdletsToExport | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    $folder = Split-Path $env:AEF_MODULE

    # Each question that needs a fresh process is asked there.
    function Invoke-Fresh([string] $Script) {
        $result = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script" 2>&1
        if ($LASTEXITCODE) { throw "$result" }
        $result
    }
}

Describe 'The module' {
    It 'has a valid manifest with the version of the repository' {
        $version = ([xml](Get-Content (Join-Path $env:AEF_ROOT Directory.Build.props) -Raw)).Project.PropertyGroup.Version | Where-Object { $_ }
        (Test-ModuleManifest $env:AEF_MODULE).Version | Should -Be $version
    }

    It 'exports its cmdlets and nothing else' {
        $module = Import-Module $env:AEF_MODULE -PassThru
        $module.ExportedCommands.Keys | Sort-Object | Should -Be (Import-PowerShellDataFile $env:AEF_MODULE).CmdletsToExport
        $module.ExportedCommands.Values.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
    }

    It 'makes type literals usable right after the import' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; [Aef.Core.Pipelines.Model.Pipeline]::new('x').Name; [Aef.Core.Pipelines.Model.StepType]'sync'" | Should -Be 'x', 'Sync'
    }

    It 'loads no third-party assembly on import' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; `$null = New-AefPipeline x | Add-AefLevel | Add-AefStep J01
            [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -in 'YamlDotNet', 'Aef.Adapters' }" | Should -BeNullOrEmpty
    }

    It 'keeps its own assemblies in the Default context' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -like 'Aef.*' } |
                ForEach-Object { `"`$(`$_.GetName().Name) `$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name)`" } | Sort-Object" |
            Should -Be 'Aef.Core Default', 'Aef.Documents Default', 'Aef.Google Default', 'Aef.PowerShell Default', 'Aef.Runs Default', 'Aef.Workflows Default'
    }

    It 'has no package next to its own assemblies' {
        (Get-ChildItem (Join-Path $folder bin/*.dll)).BaseName | Should -Be 'Aef.Core', 'Aef.Documents', 'Aef.Google', 'Aef.PowerShell', 'Aef.Runs', 'Aef.Workflows'
        (Get-ChildItem (Join-Path $folder bin/deps/*.dll)).BaseName | Should -Contain 'YamlDotNet'
        (Get-ChildItem (Join-Path $folder bin/deps/*.dll)).BaseName | Should -Not -Contain 'Aef.Core'
    }

    It 'is found by its name on the module path, and by its commands' {
        $path = Split-Path (Split-Path $folder)
        Invoke-Fresh "`$env:PSModulePath = '$path' + [System.IO.Path]::PathSeparator + `$env:PSModulePath; (New-AefPipeline x).Name; (Get-Module Aef).ModuleBase" | Should -Be 'x', $folder
    }

    It 'has the help topic <_>' -ForEach 'about_Aef', 'about_Aef_Definitions', 'about_Aef_Testing' {
        Import-Module $env:AEF_MODULE
        $text = Get-Help $_ | Out-String
        $text | Should -BeLike "*SHORT DESCRIPTION*"
        $text -split "`n" | Where-Object { $_.TrimEnd().Length -gt 130 } | Should -BeNullOrEmpty
    }

    It 'names only cmdlets in its topics that there are' {
        $known = (Import-PowerShellDataFile $env:AEF_MODULE).CmdletsToExport
        $named = Get-ChildItem (Join-Path (Split-Path $env:AEF_MODULE) en-US/*.help.txt) | Get-Content | Select-String '\b[A-Z][a-zA-Z]+-Aef[A-Za-z]+' -AllMatches | ForEach-Object { $_.Matches.Value } | Select-Object -Unique
        $named | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }

    It 'has a definition in its topic that is valid' {
        Import-Module $env:AEF_MODULE
        $topic = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) en-US/about_Aef_Definitions.help.txt) -Raw
        $file = Join-Path $TestDrive topic.yaml
        Set-Content $file ([regex]::Match($topic, '(?ms)^    name: night.*?(?=\r?\n\r?\n  Keys)').Value -replace '(?m)^    ')
        (Test-AefPipeline $file).Diagnostics | Should -BeNullOrEmpty
        (Import-AefPipeline $file).Levels[0].Threads[0].Steps[0].JobId | Should -Be 'J01'
    }

    It 'has a test file in its topic that passes' {
        Import-Module $env:AEF_MODULE
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive topic-test)
        $topic = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) en-US/about_Aef_Testing.help.txt) -Raw
        Set-Content (Join-Path $folder topic.aeftest.yaml) ([regex]::Match($topic, '(?ms)^    tests:.*?(?=\r?\n\r?\n    Invoke-Aef)').Value -replace '(?m)^    ')
        New-AefPipeline p | Add-AefLevel | Add-AefStep SALES sales dataform-tag-executor | Export-AefPipeline (Join-Path $folder pipeline.yaml)
        (Invoke-AefWorkflowTest $folder -WarningAction SilentlyContinue).Outcome | Should -Be 'Passed'
    }

    It 'has a Pester suite in its topic that passes, all three tests of it' {
        $topic = Get-Content (Join-Path (Split-Path $env:AEF_MODULE) en-US/about_Aef_Testing.help.txt) -Raw
        $suite = Join-Path $TestDrive Topic.Tests.ps1
        Set-Content $suite (([regex]::Match($topic, '(?ms)^    BeforeAll.*?(?=\r?\n\r?\n    Simulation scripts)').Value -replace '(?m)^    ').Replace('Import-Module Aef', "Import-Module '$env:AEF_MODULE'"))
        $pester = (Get-Module Pester).Path
        Invoke-Fresh "Import-Module '$pester'; `$r = Invoke-Pester '$suite' -PassThru -Output None; `$r.PassedCount, `$r.FailedCount -join ' '" | Select-Object -Last 1 | Should -Be '3 0'
    }
}

Describe 'Help of <Name>' -ForEach $cmdlets {
    BeforeAll {
        Import-Module $env:AEF_MODULE
        $help = Get-Help $Name -Full
        $command = Get-Command $Name
    }

    It 'has a synopsis, a description and three examples' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$Name *"
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes each parameter as it is' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common) {
            $described = @($help.parameters.parameter | Where-Object name -EQ $parameter.Name)
            $described.Count | Should -Be 1 -Because $parameter.Name
            $described[0].description.Text | Should -Not -BeNullOrEmpty -Because $parameter.Name
            $described[0].type.name | Should -Be (([Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType).Name) -Because $parameter.Name
        }
    }

    It 'is an approved verb with an output type' {
        (Get-Verb $command.Verb) | Should -Not -BeNullOrEmpty
        $command.OutputType | Should -Not -BeNullOrEmpty
    }
}
