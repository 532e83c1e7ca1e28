# -Concurrency of New-AefPipeline and Set-AefPipeline.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll { Import-Module $env:AEF_MODULE }

Describe 'New-AefPipeline -Concurrency' {
    It 'sets all keys' {
        $concurrency = (New-AefPipeline p -Concurrency @{ Limit = 2; behavior = 'cancel_oldest'; key = '${inputs.taxi}'; pool = 'w' }).Concurrency
        "$($concurrency.Limit) $($concurrency.Behavior) $($concurrency.Key) $($concurrency.Pool)" | Should -Be '2 CancelOldest ${inputs.taxi} w'
    }

    It 'refuses a behavior that does not exist' {
        New-AefPipeline p -Concurrency @{ behavior = 'wait' } -ErrorVariable problem -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problem[0].Exception.Message | Should -Match 'AEF1055|queue, fail, cancel_oldest'
    }
}

Describe 'Set-AefPipeline -Concurrency' {
    It 'sets it and removes it' {
        $pipeline = New-AefPipeline p | Set-AefPipeline -Concurrency @{ limit = 3 }
        $pipeline.Concurrency.Limit | Should -Be 3
        ($pipeline | Set-AefPipeline -Description x).Concurrency.Limit | Should -Be 3
        ($pipeline | Set-AefPipeline -Concurrency $null).Concurrency | Should -BeNullOrEmpty
    }
}
