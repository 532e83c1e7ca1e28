# A job may be named anything. Whatever a cmdlet shows of it, at a prompt or in a log, a runner must not find a command there.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeDiscovery {
    $hostile = "x`n::add-mask::secret", "x`r`n  ::set-output name=a::b", 'x ##vso[task.setvariable variable=a]b', "x`n##[error]y"
    $shown = [ordered]@{
        'a pipeline'              = { $pipeline }
        'a pipeline as a list'    = { $pipeline | Format-List }
        'its levels'              = { $pipeline.Levels }
        'its threads'             = { $pipeline.Levels[0].Threads }
        'its steps'               = { $pipeline.Levels[0].Threads[0].Steps }
        'its tree'                = { $pipeline | Show-AefPipeline }
        'a test result'           = { $pipeline | Test-AefPipeline }
        'findings'                = { ($broken | Test-AefPipeline).Diagnostics }
        'a finding as a list'     = { ($broken | Test-AefPipeline).Diagnostics | Format-List }
        'an assertion'            = { $broken | Assert-AefPipeline }
        'an error of compiling'   = { $broken | ConvertTo-AefWorkflow }
        'a workflow'              = { $pipeline | ConvertTo-AefWorkflow }
        'the source of one'       = { ($pipeline | ConvertTo-AefWorkflow).ToString() }
        'a measure'               = { $pipeline | Measure-AefWorkflow }
        'the limits of one'       = { ($pipeline | Measure-AefWorkflow).Limits }
        'a run'                   = { $pipeline | Invoke-AefPipeline -Simulate }
        'a run as a list'         = { $pipeline | Invoke-AefPipeline -Simulate | Format-List }
        'its events'              = { ($pipeline | Invoke-AefPipeline -Simulate).Events }
        'a run that failed'       = { $pipeline | Invoke-AefPipeline -Simulate -Executor { throw "no`n::add-mask::way ##vso[task.complete]" } }
        'its failures'            = { ($pipeline | Invoke-AefPipeline -Simulate -Executor { throw "no`n::add-mask::way ##vso[task.complete]" } -ErrorAction SilentlyContinue).Failures }
        'a run that is planned'   = { $pipeline | Invoke-AefPipeline -Simulate -Plan }
        'a run in the background' = { $pipeline | Start-AefRun -Simulate | Tee-Object -Variable handle; $handle | Wait-AefRun | Receive-AefRun }
        'a difference'            = { Compare-AefPipeline -ReferencePipeline $other -DifferencePipeline $pipeline }
        'a chart'                 = { "$($pipeline | ConvertTo-AefDiagram -Format Mermaid)"; "$($pipeline | ConvertTo-AefDiagram -Format Dot)"; "$($pipeline | ConvertTo-AefDiagram -Format Svg)" }
        'a SARIF log'             = { "$($broken | Test-AefPipeline | ConvertTo-AefSarif)" }
        'a step to remove'        = { $pipeline | Remove-AefStep nothing }
        'a name in an error'      = { $pipeline | Remove-AefStep $Name }
        'what is verbose'         = { $pipeline | Invoke-AefPipeline -Simulate -Verbose -Debug }
    }
    $cases = foreach ($what in $shown.Keys) { @{ What = $what; Show = $shown[$what]; Hostile = $hostile } }
}

BeforeAll { Import-Module $env:AEF_MODULE }

Describe 'A hostile name in <What>' -ForEach $cases {
    It 'is not a command to a runner' {
        foreach ($Name in $Hostile) {
            $pipeline = New-AefPipeline night -Description $Name | Add-AefLevel $Name | Add-AefStep $Name $Name dataform-tag-executor
            $other = New-AefPipeline night | Add-AefLevel 1 | Add-AefStep J01 a dataform-tag-executor
            $broken = $pipeline | Add-AefStep $Name $Name $Name -Next "$Name!"
            $output = & { try { & $Show *>&1 } catch { $_.Exception.Message; $_ } } | Out-String -Width 200
            foreach ($line in $output -split '\r\n|\n|\r') {
                # The excerpt of our own script in an error's view is not what a user named.
                if ($line -match '^\s*\d+ \|') { continue }
                $line | Should -Not -Match '^\s*::' -Because $What
                $line | Should -Not -Match '##(vso)?\[' -Because $What
            }
        }
    }
}
