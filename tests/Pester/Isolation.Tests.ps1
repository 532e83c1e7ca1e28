# Other modules may bring any version of the packages that we use: both must work, whoever comes first.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    $folder = Join-Path $TestDrive foreign
    $yaml = Join-Path $env:AEF_ROOT examples/daily-sales/pipeline.yaml

    # An assembly of the same name that has nothing but its version, as a stand-in for another module's copy: older and newer than all that
    # are published.
    foreach ($version in '5.0.0.0', '99.0.0.0') {
        $null = New-Item -ItemType Directory (Join-Path $folder $version)
        $code = "[assembly: System.Reflection.AssemblyVersion(""$version"")] namespace YamlDotNet { public static class Foreign { public static string Version => ""$version""; } }"
        Add-Type -TypeDefinition $code -OutputAssembly (Join-Path $folder "$version/YamlDotNet.dll")
    }

    function Invoke-Fresh([string] $Script) {
        $result = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script" 2>&1
        if ($LASTEXITCODE) { throw "$result" }
        $result
    }

    $ours = "(Import-AefPipeline '$yaml').Levels.Count"
}

Describe 'Next to a module with YamlDotNet <Version>' -ForEach @(
    @{ Version = '5.0.0.0' }
    @{ Version = '99.0.0.0' }
) {
    BeforeAll {
        $theirs = "Add-Type -Path '$(Join-Path $folder "$Version/YamlDotNet.dll")'; [YamlDotNet.Foreign]::Version"
    }

    It 'works when the other module is loaded first' {
        Invoke-Fresh "$theirs; Import-Module '$env:AEF_MODULE'; $ours; [YamlDotNet.Foreign]::Version" | Should -Be $Version, 4, $Version
    }

    It 'works when the other module is loaded between the import of Aef and its first YAML' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; $theirs; $ours" | Should -Be $Version, 4
    }

    It 'works when the other module is loaded after the first YAML of Aef' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; $ours; $theirs; $ours" | Should -Be 4, $Version, 4
    }
}

# The published package, where the NuGet cache has one: nothing is in for it, and both sides read YAML.
Describe 'Next to a module that reads YAML with the published YamlDotNet <Version>' -ForEach @(
    foreach ($package in '11.2.1', '13.7.1', '15.3.0', '16.3.0') {
        $packages = $env:NUGET_PACKAGES ? $env:NUGET_PACKAGES : (Join-Path $HOME .nuget/packages)
        @{ Version = $package; Assembly = Join-Path $packages "yamldotnet/$package/lib/netstandard2.1/YamlDotNet.dll" }
    }
) {
    BeforeAll {
        $theirs = "Add-Type -Path '$Assembly'; [YamlDotNet.Serialization.DeserializerBuilder]::new().Build().Deserialize('[1, 2, 3]', [object]).Count"
    }

    # The order matters for an older and a newer version alike: the oldest and the newest are enough.
    if ($Version -in '11.2.1', '16.3.0') {
        It 'both work when the other module is first' -Skip:(-not (Test-Path $Assembly)) {
            Invoke-Fresh "$theirs; Import-Module '$env:AEF_MODULE'; $ours; $theirs" | Should -Be 3, 4, 3
            Invoke-Fresh "Import-Module '$env:AEF_MODULE'; $theirs; $ours; $theirs" | Should -Be 3, 4, 3
        }
    }

    It 'both work, first and second, and each side keeps its version' -Skip:(-not (Test-Path $Assembly)) {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; $ours; $theirs; $ours
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'YamlDotNet' } | ForEach-Object { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name + ' ' + (`$_.Location -replace '^.*[\\/](deps|lib)[\\/].*$', '`$1') } | Sort-Object" |
            Should -Be 4, 3, 4, 'Aef.Adapters deps', 'Default lib'
    }

    # Which thread loads first does not depend on the version: the oldest and the newest are enough.
    if ($Version -in '11.2.1', '16.3.0') {
        It 'both work in eight runspaces at once' -Skip:(-not (Test-Path $Assembly)) {
            Invoke-Fresh "(1..8 | ForEach-Object -ThrottleLimit 8 -Parallel { Import-Module '$env:AEF_MODULE'; if (`$_ % 2) { $theirs; $ours } else { $ours; $theirs } } | Measure-Object -Sum).Sum" | Should -Be 56
        }
    }
}

Describe 'The private load context' {
    It 'is not made for JSON' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'
            `$null = Import-AefPipeline '$(Join-Path $env:AEF_ROOT examples/daily-sales/pipeline.json)' | Test-AefPipeline |
                ConvertTo-AefWorkflow -ParameterPath '$(Join-Path $env:AEF_ROOT examples/daily-sales/platform-parameters-dev.json)'
            @([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'Aef.Adapters').Count" | Should -Be 0
    }

    It 'is one, after ten imports and removals' {
        Invoke-Fresh "foreach (`$i in 1..10) { Import-Module '$env:AEF_MODULE'; `$null = $ours; Remove-Module Aef }
            @([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'Aef.Adapters').Count" | Should -Be 1
    }

    It 'is one, after eight runspaces read YAML at once' {
        Invoke-Fresh "(1..8 | ForEach-Object -ThrottleLimit 8 -Parallel { Import-Module '$env:AEF_MODULE'; $ours } | Measure-Object -Sum).Sum
            @([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'Aef.Adapters').Count" | Should -Be 32, 1
    }

    It 'contains only the adapters and their packages' {
        Invoke-Fresh "Import-Module '$env:AEF_MODULE'; `$null = $ours
            ([System.Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'Aef.Adapters').Assemblies | ForEach-Object { `$_.GetName().Name } | Sort-Object" |
            Should -Be 'Aef.Adapters', 'YamlDotNet'
    }

    It 'serves a thread job' {
        Invoke-Fresh "Start-ThreadJob { Import-Module '$env:AEF_MODULE'; $ours } | Receive-Job -Wait -AutoRemoveJob" | Should -Be 4
    }
}
