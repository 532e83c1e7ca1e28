# Every example of docs/cmdlets is run as it is written, in a folder like the root of the repository, and its output is compared with the
# page.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $examples = foreach ($page in Get-ChildItem (Join-Path $env:AEF_ROOT docs/cmdlets/*.md)) {
        $text = Get-Content $page -Raw
        foreach ($match in [regex]::Matches($text, '(?ms)^### (?<title>[^\n]+)\n\n```powershell\n(?<code>.*?)\n```(\n\n```text\n(?<output>.*?)\n```)?')) {
            @{
                Cmdlet   = $page.BaseName
                Title    = $match.Groups['title'].Value
                Code     = $match.Groups['code'].Value
                Expected = $match.Groups['output'].Value
            }
        }
    }
}

BeforeAll {
    Import-Module $env:AEF_MODULE

    # Every example has a copy of its own. Copy-Item -Recurse needs half a second of processor time for these files, and so does Pester for
    # removing them from its test drive.
    $source = Join-Path $env:AEF_ROOT examples
    $files = [IO.Directory]::GetFiles($source, '*', 'AllDirectories').ForEach({ [IO.Path]::GetRelativePath($source, $_) })
    $folders = $files.ForEach({ [IO.Path]::GetDirectoryName($_) }) | Sort-Object -Unique
}

Describe 'The examples of <Cmdlet>' -ForEach ($examples | Group-Object { $_.Cmdlet } | ForEach-Object { @{ Cmdlet = $_.Name; Examples = $_.Group } }) {
    It '<Title>' -ForEach $Examples {
        $folder = [IO.Directory]::CreateTempSubdirectory('aef-examples-').FullName
        foreach ($path in $folders) { $null = [IO.Directory]::CreateDirectory("$folder/examples/$path") }
        foreach ($path in $files) { [IO.File]::Copy("$source/$path", "$folder/examples/$path") }
        Push-Location $folder
        try {
            $ErrorActionPreference = 'Stop'
            $PSStyle.OutputRendering = 'PlainText'
            $actual = (& ([scriptblock]::Create($Code)) | Out-String -Width 120) -replace "`r" -split "`n" | ForEach-Object TrimEnd
            if ($Expected) { ($actual -join "`n").Trim("`n") | Should -BeExactly (($Expected -split "`n" | ForEach-Object TrimEnd) -join "`n") }
        }
        finally {
            Pop-Location
            [IO.Directory]::Delete($folder, $true)
        }
    }
}
