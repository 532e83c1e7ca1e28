# Assertions, the rules of the diagnostics, and logs for other tools.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE

    function New-Good { New-AefPipeline good | Add-AefLevel | Add-AefStep J01 a -Executor dataform-tag-executor -Type Async }
    function New-Warned { New-AefPipeline warned | Add-AefLevel | Add-AefStep J01 a -Type Sync -FunctionName own }
    function New-Bad([string] $Name = 'bad') { New-AefPipeline $Name | Add-AefLevel | Add-AefStep J01 a -Next J09 -Executor dataform-tag-executor | Add-AefStep J01 b }
}

Describe 'Assert-AefPipeline' {
    It 'returns nothing when all checks pass' {
        (New-Good), (New-Warned) | Assert-AefPipeline 6>$null | Should -BeNullOrEmpty
    }

    It 'returns the results under -PassThru' {
        ((New-Good), (New-Warned) | Assert-AefPipeline -PassThru 6>$null).Pipeline.Name | Should -Be 'good', 'warned'
    }

    It 'checks everything before it throws once' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $problem = { (New-Bad one), (New-Good), (New-Bad two) | ForEach-Object { $seen.Add($_.Name); $_ } | Assert-AefPipeline 6>$null } | Should -Throw -PassThru -ErrorId 'AefAssertionFailed,Aef.PowerShell.Commands.AssertAefPipelineCommand'
        $seen | Should -Be 'one', 'good', 'two'
        $problem.Exception.Results.Count | Should -Be 3
        $problem.Exception.Message | Should -BeLike '2 of 3 failed, with * problems:*AEF2010*'
        $problem.TargetObject.Pipeline.Name | Should -Be 'one', 'two'
        $problem.CategoryInfo.Category | Should -Be 'InvalidData'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*Get-AefRule*'
    }

    It 'shows all problems on the host, errors first, one line each' {
        $lines = $null
        try { (New-Warned), (New-Bad) | Assert-AefPipeline -InformationVariable lines 6>$null } catch { $null = $_ }
        $lines.Tags | Select-Object -Unique | Should -Be 'PSHOST'
        "$($lines[0])" | Should -BeLike '*: error AEF*'
        "$($lines[-1])" | Should -BeLike '*: warning AEF*'
    }

    It 'fails for warnings only under -FailOn Warning' {
        { New-Warned | Assert-AefPipeline 6>$null } | Should -Not -Throw
        { New-Warned | Assert-AefPipeline -FailOn Warning 6>$null } | Should -Throw -ErrorId 'AefAssertionFailed,*'
    }

    It 'does not let -ErrorAction SilentlyContinue pass what does not hold' {
        { New-Bad | Assert-AefPipeline -ErrorAction SilentlyContinue 6>$null } | Should -Throw -ErrorId 'AefAssertionFailed,*'
    }

    It 'accepts files, and fails for an unreadable one' {
        $good = Join-Path $TestDrive good.json
        New-Good | Export-AefPipeline $good
        Set-Content (Join-Path $TestDrive broken.json) '{ '
        Get-Item $good | Assert-AefPipeline
        { Assert-AefPipeline (Join-Path $TestDrive *.json) 6>$null } | Should -Throw '1 of 2 failed*AEF1010*'
    }

    It 'fails when a wildcard finds nothing to check' {
        { Assert-AefPipeline (Join-Path $TestDrive nothing*.json) } | Should -Throw 'Nothing was checked: no definition matches*' -ErrorId 'AefNothingToAssert,*'
        @() | Assert-AefPipeline
    }

    It 'never lets a name drive a runner: <Name>' -ForEach @(
        @{ Name = "x`n::add-mask::secret" }
        @{ Name = "x`n##vso[task.setvariable variable=a]b" }
        @{ Name = "x`r::error::y" }
    ) {
        $pipeline = New-AefPipeline p | Add-AefLevel | Add-AefStep $Name a -Executor dataform-tag-executor | Add-AefStep $Name b -Executor dataform-tag-executor -Next $Name
        $lines = $null
        $problem = { $pipeline | Assert-AefPipeline -InformationVariable lines 6>$null } | Should -Throw -PassThru
        foreach ($line in @($lines.ForEach{ "$_" }) + $problem.Exception.Message -split '\r\n|\n|\r') {
            $line | Should -Not -Match '^::'
            $line | Should -Not -Match '##vso\['
        }
    }
}

Describe 'Get-AefRule' {
    It 'returns every code once, with its explanation' {
        $rules = Get-AefRule
        $rules.Count | Should -Be (Get-ChildItem (Join-Path $env:AEF_ROOT docs/diagnostics/AEF*.md)).Count
        ($rules.Code | Select-Object -Unique).Count | Should -Be $rules.Count
        $rules | Where-Object { -not $_.Title -or -not $_.Area -or -not $_.Message } | Should -BeNullOrEmpty
    }

    It 'finds <Code>' -ForEach @(
        @{ Code = 'AEF3004' }
        @{ Code = 'aef3004' }
        @{ Code = '3004' }
        @{ Code = 3004 }
        @{ Code = '?EF3004' }
    ) {
        (Get-AefRule $Code).Code | Should -Be 'AEF3004'
    }

    It 'holds the page of the code' {
        (Get-AefRule AEF3004).Page | Should -BeExactly (Get-Content (Join-Path $env:AEF_ROOT docs/diagnostics/AEF3004.md) -Raw).Replace("`r", '')
    }

    It 'accepts diagnostics from the pipeline, and returns each rule once' {
        $rules = (New-Bad | Test-AefPipeline).Diagnostics + (New-Bad | Test-AefPipeline).Diagnostics | Get-AefRule
        $rules.Code | Should -Contain 'AEF2010'
        ($rules.Code | Select-Object -Unique).Count | Should -Be @($rules).Count
    }

    It 'suggests the nearest code for an unknown one' {
        Get-AefRule AEF3O04 -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -Be 'AefUnknownCode,Aef.PowerShell.Commands.GetAefRuleCommand'
        $problem[0].Exception.Message | Should -BeLike '*Did you mean "AEF3*'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'returns nothing, and no error, for wildcards that match nothing' {
        Get-AefRule XYZ* -ErrorAction Stop | Should -BeNullOrEmpty
    }
}

Describe 'ConvertTo-AefSarif' {
    BeforeAll {
        $repository = New-Item -ItemType Directory (Join-Path $TestDrive 'repo with blanks')
        $null = New-Item -ItemType Directory (Join-Path $repository .git), (Join-Path $repository sub)
        New-Good | Export-AefPipeline (Join-Path $repository sub/good.json)
        Set-Content (Join-Path $repository 'sub/odd #1.json') '{ "nmae": "odd", "definition": [] }'
        function Get-Log($Artifact) { "$Artifact" | ConvertFrom-Json -Depth 30 }
    }

    It 'makes one log of all results' {
        $artifact = (New-Good), (New-Warned), (New-Bad) | Test-AefPipeline | ConvertTo-AefSarif
        @($artifact).Count | Should -Be 1
        $log = Get-Log $artifact
        $log.version | Should -Be '2.1.0'
        $log.runs[0].results.Count | Should -Be $artifact.Diagnostics
        $log.runs[0].results.ruleId | Should -Contain 'AEF2010'
        $log.runs[0].results.level | Should -Contain 'warning'
    }

    It 'writes paths relative to the repository around the current location' {
        Push-Location (Join-Path $repository sub)
        try { $log = Get-Log (Test-AefPipeline *.json | ConvertTo-AefSarif) } finally { Pop-Location }
        $log.runs[0].artifacts.location.uri | Should -Be 'sub/good.json', 'sub/odd%20%231.json'
    }

    It 'writes paths relative to -BasePath' {
        $log = Get-Log (Test-AefPipeline (Join-Path $repository sub/good.json) | ConvertTo-AefSarif -BasePath (Join-Path $repository sub))
        $log.runs[0].artifacts.location.uri | Should -Be 'good.json'
    }

    It 'makes an empty log without input, which closes earlier alerts' {
        $artifact = Get-ChildItem (Join-Path $TestDrive nothing*) | Test-AefPipeline | ConvertTo-AefSarif
        $artifact.Diagnostics | Should -Be 0
        (Get-Log $artifact).runs[0].results.Count | Should -Be 0
    }

    It 'returns the same bytes each time' {
        $results = (New-Bad), (New-Good) | Test-AefPipeline
        "$($results | ConvertTo-AefSarif)" | Should -BeExactly "$($results | ConvertTo-AefSarif)"
    }

    It 'writes no file' {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive bare))
        try { $null = New-Bad | Test-AefPipeline | ConvertTo-AefSarif; Get-ChildItem | Should -BeNullOrEmpty } finally { Pop-Location }
    }
}
