& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    # A PowerShell built from source lacks it; the official one has it.
    $hasInstaller = [bool](Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable)
}

BeforeAll {
    $folder = Split-Path $env:AEF_MODULE
    $version = (Import-PowerShellDataFile $env:AEF_MODULE).ModuleVersion
    $package = Join-Path (Split-Path (Split-Path $folder)) "Aef.$version.nupkg"
    $unpacked = Join-Path $TestDrive unpacked
    [System.IO.Compression.ZipFile]::ExtractToDirectory($package, $unpacked)
    $metadata = ([xml](Get-Content -Raw (Join-Path $unpacked Aef.nuspec))).package.metadata

    function Get-Content256([string] $Root) {
        foreach ($file in Get-ChildItem $Root -Recurse -File) {
            $name = [System.IO.Path]::GetRelativePath($Root, $file) -replace '\\', '/'
            if ($name -notmatch '^(_rels/|package/|\[Content_Types\]|Aef\.nuspec$|bin/deps/duckdb\.path$)') { "$name $((Get-FileHash $file).Hash)" }
        }
    }
}

Describe 'The package for the PowerShell Gallery' {
    It 'holds the files of the module, and no others, at its root' {
        Get-Content256 $unpacked | Sort-Object | Should -Be (Get-Content256 $folder | Sort-Object)
    }

    It 'does not say where DuckDB is on the computer that has built it' {
        Join-Path $folder bin/deps/duckdb.path | Should -Exist -Because 'a module that is built from a clone finds the library there'
        Join-Path $unpacked bin/deps/duckdb.path | Should -Not -Exist
    }

    It 'has the name, version and description of the manifest' {
        $manifest = Import-PowerShellDataFile $env:AEF_MODULE
        $metadata.id | Should -BeExactly 'Aef'
        $metadata.version | Should -BeExactly $version
        $metadata.description | Should -BeExactly $manifest.Description
        $metadata.license.'#text' | Should -BeExactly 'Apache-2.0'
    }

    It 'is tagged as the gallery expects, with every cmdlet' {
        $manifest = Import-PowerShellDataFile $env:AEF_MODULE
        $tags = $metadata.tags -split ' '
        $tags | Should -Contain 'PSModule'
        $tags | Should -Contain 'PSEdition_Core'
        $tags -like 'PSCmdlet_*' | Sort-Object | Should -Be ($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_" } | Sort-Object)
    }

    It 'has assemblies of intermediate language alone, for every platform' {
        # Native libraries of packages are in runtimes/RID/native.
        foreach ($file in Get-ChildItem $unpacked -Recurse -Filter *.dll | Where-Object { $_.Directory.Name -ne 'native' }) {
            $stream = [System.IO.File]::OpenRead($file)
            $reader = [System.Reflection.PortableExecutable.PEReader]::new($stream)
            try {
                $reader.PEHeaders.CorHeader.Flags -band 'ILOnly' | Should -Be 'ILOnly' -Because $file.Name
                $reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size | Should -Be 0 -Because "$($file.Name) is not ready-to-run"
            }
            finally {
                $reader.Dispose()
            }
        }
    }

    It 'is installed, works by its name and is uninstalled' -Skip:(-not $hasInstaller) {
        # In a process of its own, with a home of its own: nothing of the user's is touched.
        $ownHome = New-Item -ItemType Directory (Join-Path $TestDrive home)
        $source = New-Item -ItemType Directory (Join-Path $TestDrive gallery)
        Copy-Item $package $source
        $before = $env:HOME, $env:XDG_DATA_HOME
        try {
            $env:HOME, $env:XDG_DATA_HOME = "$ownHome", $null
            $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command {
                param($source)
                $ErrorActionPreference = 'Stop'
                Register-PSResourceRepository -Name here -Uri $source -Trusted
                Install-PSResource Aef -Repository here -Scope CurrentUser -Quiet
                "installed $((Get-InstalledPSResource Aef).Version)"
                (New-AefPipeline night | Add-AefLevel).Name
                (Get-Module Aef).ModuleBase.StartsWith($HOME)
                Uninstall-PSResource Aef
                "left $(@(Get-InstalledPSResource Aef -ErrorAction Ignore).Count)"
            } -args "$source"
        }
        finally {
            $env:HOME, $env:XDG_DATA_HOME = $before
        }
        $output | Should -Be "installed $version", 'night', $true, 'left 0'
    }
}
