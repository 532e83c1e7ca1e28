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
        $version = ([xml](Get-Content (Join-Path $env:AEF_ROOT Directory.Build.props) -Raw)).Project.PropertyGroup.Version
        (Test-ModuleManifest $env:AEF_MODULE).Version | Should -Be $version
    }

    It 'exports its cmdlets and nothing else' {
        $module = Import-Module $env:AEF_MODULE -PassThru
        $module.ExportedCommands.Keys | Sort-Object | Should -Be (Import-PowerShellDataFile $env:AEF_MODULE).CmdletsToExport
        $module.ExportedCommands.Values.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
    }

    It 'makes type literals usable right after the import' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; [Aef.Core.Model.Pipeline]::new('x').Name; [Aef.Core.Model.StepType]'sync'" | Should -Be 'x', 'Sync'
    }

    It 'loads no third-party assembly on import' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; `$null = New-AefPipeline x | Add-AefLevel | Add-AefStep J01
            [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -in 'YamlDotNet', 'Aef.Adapters' }" | Should -BeNullOrEmpty
    }

    It 'keeps its own assemblies in the Default context' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -like 'Aef.*' } |
                ForEach-Object { `"`$(`$_.GetName().Name) `$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name)`" } | Sort-Object" |
            Should -Be 'Aef.Core Default', 'Aef.PowerShell Default', 'Aef.Workflows Default'
    }

    It 'has no package beside its own assemblies' {
        (Get-ChildItem (Join-Path $folder bin/*.dll)).BaseName | Should -Be 'Aef.Core', 'Aef.PowerShell', 'Aef.Workflows'
        (Get-ChildItem (Join-Path $folder bin/deps/*.dll)).BaseName | Should -Contain 'YamlDotNet'
        (Get-ChildItem (Join-Path $folder bin/deps/*.dll)).BaseName | Should -Not -Contain 'Aef.Core'
    }

    It 'is found by its name on the module path, and by its commands' {
        $path = Split-Path (Split-Path $folder)
        Invoke-Fresh "`$env:PSModulePath = '$path' + [System.IO.Path]::PathSeparator + `$env:PSModulePath; (New-AefPipeline x).Name; (Get-Module Aef).ModuleBase" | Should -Be 'x', $folder
    }

    It 'has a help topic' {
        Import-Module $env:AEF_MODULE
        Get-Help about_Aef | Out-String | Should -BeLike '*Google Cloud Workflows*'
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
