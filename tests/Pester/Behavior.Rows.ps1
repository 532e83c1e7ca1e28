# How each cmdlet is called by Behavior.Tests.ps1, in a folder that Behavior.Setup.ps1 has filled.
#   Each  one input, for the pipe                      Call  the cmdlet after it, which returns at least one object
#   Bad   a call that writes one error; {0} is for common parameters           Ends  the error ends the pipeline: that is what the cmdlet is for
#   Late  it writes its output when its input has ended, so a later -First cannot end it early
#   Waits a call that would wait for half an hour, for Ctrl+C in the middle of it; without it, Ctrl+C comes in the middle of an endless input
#   Asks  it changes something outside of memory: under -WhatIf nothing happens and nothing comes out (Planned: what comes out nevertheless). The others return the same under $WhatIfPreference
@(
    @{ Name = 'Add-AefLevel'; Each = 'New-Good'; Call = 'Add-AefLevel'; Bad = '[pscustomobject]@{ Pipeline = 5 } | Add-AefLevel {0}' }
    @{ Name = 'Add-AefStep'; Each = 'New-Good'; Call = 'Add-AefStep X'; Bad = 'New-AefPipeline empty | Add-AefStep X {0}' }
    @{ Name = 'Add-AefThread'; Each = 'New-Good'; Call = 'Add-AefThread'; Bad = 'New-AefPipeline empty | Add-AefThread {0}' }
    @{ Name = 'Approve-AefStep'; Each = 'New-Waiting'; Call = 'Approve-AefStep -JobId OK -StatePath $state -PassThru'; Bad = 'Approve-AefStep none OK -StatePath state {0}'; Asks = $true }
    @{ Name = 'Assert-AefPipeline'; Each = 'New-Good'; Call = 'Assert-AefPipeline -PassThru'; Bad = 'New-Bad | Assert-AefPipeline {0} 6>$null'; Ends = $true; Late = $true }
    @{ Name = 'Compare-AefPipeline'; Each = 'New-Good'; Call = 'Compare-AefPipeline -ReferencePipeline (New-AefPipeline other)'; Bad = 'Compare-AefPipeline none.json good.json {0}' }
    @{ Name = 'Compare-AefRun'; Each = "'latest'"; Call = 'Compare-AefRun latest -StatePath state'; Bad = 'Compare-AefRun none latest -StatePath state {0}' }
    @{ Name = 'ConvertFrom-AefPyDataflow'; Each = "'flow.pydataflow.json'"; Call = 'ConvertFrom-AefPyDataflow'; Bad = 'ConvertFrom-AefPyDataflow good.json {0}'; Late = $true }
    @{ Name = 'ConvertTo-AefDag'; Each = 'New-Good'; Call = 'ConvertTo-AefDag'; Bad = 'New-Bad | ConvertTo-AefDag {0}' }
    @{ Name = 'ConvertTo-AefDiagram'; Each = 'New-Good'; Call = 'ConvertTo-AefDiagram'; Bad = 'New-Bad | ConvertTo-AefDiagram {0}' }
    @{ Name = 'ConvertTo-AefSarif'; Each = '$tested'; Call = 'ConvertTo-AefSarif'; Bad = '$tested | ConvertTo-AefSarif -BasePath env:x {0}'; Late = $true }
    @{ Name = 'ConvertTo-AefTerraform'; Each = 'New-Good ("p" + [Math]::Abs((New-Guid).GetHashCode()))'; Call = 'ConvertTo-AefTerraform'; Bad = 'New-Bad | ConvertTo-AefTerraform {0}'; Late = $true }
    @{ Name = 'ConvertTo-AefText'; Each = 'New-Good'; Call = 'ConvertTo-AefText -TemplatePath names.txt.scriban'; Bad = 'New-Bad | ConvertTo-AefText -TemplatePath names.txt.scriban {0}' }
    @{ Name = 'ConvertTo-AefWorkflow'; Each = 'New-Good'; Call = 'ConvertTo-AefWorkflow'; Bad = 'New-Bad | ConvertTo-AefWorkflow {0}' }
    @{ Name = 'Deny-AefStep'; Each = 'New-Waiting'; Call = 'Deny-AefStep -JobId OK -StatePath $state -PassThru'; Bad = 'Deny-AefStep none OK -StatePath state {0}'; Asks = $true }
    @{ Name = 'Export-AefArtifact'; Each = 'New-Chart'; Call = 'Export-AefArtifact . -PassThru'; Bad = 'New-Chart | Export-AefArtifact no/such/folder/x {0}'; Asks = $true }
    @{ Name = 'Export-AefPipeline'; Each = 'New-Good (New-Guid)'; Call = 'Export-AefPipeline . -PassThru'; Bad = 'New-Good | Export-AefPipeline x.txt {0}'; Asks = $true }
    @{ Name = 'Get-AefAudit'; Each = "[pscustomobject]@{ StatePath = 'state' }"; Call = 'Get-AefAudit -Last 1'; Bad = 'Get-AefAudit -AuditPath . {0}' }
    @{ Name = 'Get-AefBackfill'; Each = "'latest'"; Call = 'Get-AefBackfill -StatePath state'; Bad = 'Get-AefBackfill none -StatePath state {0}' }
    @{ Name = 'Get-AefEnvironment'; Each = "'local'"; Call = 'Get-AefEnvironment'; Bad = 'Get-AefEnvironment none {0}' }
    @{ Name = 'Get-AefExecution'; Each = '$execution'; Call = 'Get-AefExecution'; Bad = 'Get-AefExecution waits/none {0}' }
    @{ Name = 'Get-AefExecutor'; Each = "'dataform*'"; Call = 'Get-AefExecutor'; Bad = 'Get-AefExecutor none {0}' }
    @{ Name = 'Get-AefRule'; Each = "'3004'"; Call = 'Get-AefRule'; Bad = 'Get-AefRule none {0}' }
    @{ Name = 'Get-AefRun'; Each = "[pscustomobject]@{ Name = '*' }"; Call = 'Get-AefRun'; Bad = 'Get-AefRun none {0}' }
    @{ Name = 'Get-AefRunLog'; Each = "'latest'"; Call = 'Get-AefRunLog -StatePath state'; Bad = 'Get-AefRunLog none -StatePath state {0}' }
    @{ Name = 'Get-AefScheduleTime'; Each = 'New-Due'; Call = 'Get-AefScheduleTime'; Bad = 'New-Bad | Get-AefScheduleTime {0}' }
    @{ Name = 'Get-AefSchema'; Each = "'def*'"; Call = 'Get-AefSchema'; Bad = 'Get-AefSchema none {0}' }
    @{ Name = 'Get-AefServer'; Each = "[pscustomobject]@{ StatePath = 'served' }"; Call = 'Get-AefServer'; Bad = 'Get-AefServer -StatePath good.json {0}' }
    @{ Name = 'Get-AefStep'; Each = 'New-Good'; Call = 'Get-AefStep J01'; Bad = 'New-Good | Get-AefStep X {0}' }
    @{ Name = 'Import-AefPipeline'; Each = "'good.json'"; Call = 'Import-AefPipeline'; Bad = 'Import-AefPipeline broken.json {0}' }
    @{ Name = 'Invoke-AefPipeline'; Each = 'New-Good'; Call = 'Invoke-AefPipeline -Simulate'; Bad = 'New-Bad | Invoke-AefPipeline -Simulate {0}'; Asks = $true; Waits = 'New-Endless | Invoke-AefPipeline -Simulate -RealTime' }
    @{ Name = 'Invoke-AefQuery'; Each = "'SELECT 1 AS one'"; Call = 'Invoke-AefQuery lake -Environment lite'; Bad = "Invoke-AefQuery none 'SELECT 1' {0}"; Asks = $true; Waits = "Invoke-AefQuery lake -Environment lite 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'" }
    @{ Name = 'Invoke-AefWorkflowTest'; Each = "'good.aeftest.json'"; Call = 'Invoke-AefWorkflowTest'; Bad = 'Invoke-AefWorkflowTest none.aeftest.json {0}'; Asks = $true }
    @{ Name = 'Measure-AefWorkflow'; Each = 'New-Good'; Call = 'Measure-AefWorkflow'; Bad = 'New-Bad | Measure-AefWorkflow {0}' }
    @{ Name = 'New-AefExecutor'; Each = '(New-Guid).Guid'; Call = 'New-AefExecutor'; Bad = "New-AefExecutor 'a/b' {0}"; Asks = $true }
    @{ Name = 'New-AefPipeline'; Each = "[pscustomobject]@{ Name = 'x' }"; Call = 'New-AefPipeline'; Bad = "[pscustomobject]@{ Name = 'x'; Engine = 'none' } | New-AefPipeline {0}" }
    @{ Name = 'New-AefStep'; Each = "[pscustomobject]@{ JOB_ID = 'x' }"; Call = 'New-AefStep'; Bad = "[pscustomobject]@{ JOB_ID = 'x'; TYPE = 'none' } | New-AefStep {0}" }
    @{ Name = 'Receive-AefRun'; Each = '$ended'; Call = 'Receive-AefRun -Keep'; Bad = 'Receive-AefRun -Id 999999 {0}'; Waits = 'Receive-AefRun $active -Wait' }
    @{ Name = 'Remove-AefLevel'; Each = 'New-Good'; Call = 'Remove-AefLevel 1'; Bad = 'New-Good | Remove-AefLevel 9 {0}' }
    @{ Name = 'Remove-AefRun'; Each = 'New-Recorded'; Call = 'Remove-AefRun -StatePath $state -PassThru'; Bad = 'Remove-AefRun none -StatePath state {0}'; Asks = $true }
    @{ Name = 'Remove-AefStep'; Each = 'New-Good'; Call = 'Remove-AefStep J01'; Bad = 'New-Good | Remove-AefStep X {0}' }
    @{ Name = 'Remove-AefThread'; Each = 'New-Good'; Call = 'Remove-AefThread 1'; Bad = 'New-Good | Remove-AefThread 9 {0}' }
    @{ Name = 'Reset-AefServer'; Each = '$server'; Call = 'Reset-AefServer -PassThru'; Bad = 'Reset-AefServer -StatePath none {0}'; Asks = $true }
    @{ Name = 'Restart-AefRun'; Each = '$failed'; Call = 'Restart-AefRun -SimulationPath all-good.json'; Bad = 'New-Good | Invoke-AefPipeline -Simulate | Restart-AefRun {0}'; Asks = $true }
    @{ Name = 'Resume-AefBackfill'; Each = "'latest'"; Call = 'Resume-AefBackfill -StatePath state'; Bad = 'Resume-AefBackfill none -StatePath state {0}'; Asks = $true }
    @{ Name = 'Resume-AefRun'; Each = 'New-Journal'; Call = 'Resume-AefRun'; Bad = 'Resume-AefRun good.json {0}'; Asks = $true }
    @{ Name = 'Set-AefLevel'; Each = 'New-Good'; Call = 'Set-AefLevel 1 -MaxParallel 2'; Bad = 'New-Good | Set-AefLevel 9 {0}' }
    @{ Name = 'Set-AefPipeline'; Each = 'New-Good'; Call = 'Set-AefPipeline -Description x'; Bad = 'New-Good | Set-AefPipeline -Input @{ a = 5 } {0}' }
    @{ Name = 'Set-AefStep'; Each = 'New-Good'; Call = 'Set-AefStep J01 -JobName x'; Bad = 'New-Good | Set-AefStep X -JobName x {0}' }
    @{ Name = 'Show-AefPipeline'; Each = 'New-Good'; Call = 'Show-AefPipeline'; Bad = '[pscustomobject]@{ Pipeline = $null } | Show-AefPipeline {0}' }
    @{ Name = 'Show-AefRun'; Each = '$failed'; Call = 'Show-AefRun'; Bad = 'Show-AefRun -Id 999999 {0}' }
    @{ Name = 'Start-AefBackfill'; Each = "'months.yaml'"; Call = 'Start-AefBackfill -From 2019-01 -To 2019-01 -StatePath state'; Bad = 'Start-AefBackfill months.yaml -From 2019-02 -To 2019-01 {0}'; Asks = $true }
    @{ Name = 'Start-AefExecution'; Each = "'one'"; Call = 'Start-AefExecution'; Bad = 'Start-AefExecution none {0}'; Asks = $true }
    @{ Name = 'Start-AefRun'; Each = 'New-Good'; Call = 'Start-AefRun -Simulate'; Bad = 'New-Bad | Start-AefRun -Simulate {0}'; Asks = $true }
    @{ Name = 'Start-AefServer'; Each = "[pscustomobject]@{ StatePath = 'served' }"; Call = 'Start-AefServer'; Bad = 'Start-AefServer -ServerPath none {0}'; Asks = $true }
    @{ Name = 'Stop-AefBackfill'; Each = "'latest'"; Call = 'Stop-AefBackfill -StatePath state -PassThru'; Bad = 'Stop-AefBackfill none -StatePath state {0}'; Asks = $true }
    @{ Name = 'Stop-AefExecution'; Each = 'Start-AefExecution waits -WhatIf:$false'; Call = 'Stop-AefExecution'; Bad = 'Stop-AefExecution waits/none {0}'; Asks = $true }
    @{ Name = 'Stop-AefRun'; Each = '$ended'; Call = 'Stop-AefRun -PassThru'; Bad = 'Stop-AefRun -Id 999999 {0}'; Asks = $true; Planned = 1 }
    @{ Name = 'Stop-AefServer'; Each = '$endedServer'; Call = 'Stop-AefServer -PassThru'; Bad = 'Stop-AefServer -StatePath none {0}'; Asks = $true }
    @{ Name = 'Test-AefAudit'; Each = "[pscustomobject]@{ StatePath = 'state' }"; Call = 'Test-AefAudit'; Bad = 'Test-AefAudit -AuditPath . {0}' }
    @{ Name = 'Test-AefConnection'; Each = "[pscustomobject]@{ Environment = 'lite' }"; Call = 'Test-AefConnection'; Bad = 'Test-AefConnection none -Environment lite {0}' }
    @{ Name = 'Test-AefPipeline'; Each = 'New-Good'; Call = 'Test-AefPipeline'; Bad = 'Test-AefPipeline none.json {0}' }
    @{ Name = 'Update-AefRunIndex'; Each = "[pscustomobject]@{ StatePath = 'state' }"; Call = 'Update-AefRunIndex'; Bad = 'Update-AefRunIndex -StatePath good.json {0}'; Asks = $true; Ends = $true }
    @{ Name = 'Wait-AefExecution'; Each = '$execution'; Call = 'Wait-AefExecution'; Bad = 'Wait-AefExecution waits/none {0}'; Waits = 'Start-AefExecution waits | Wait-AefExecution' }
    @{ Name = 'Wait-AefRun'; Each = '$ended'; Call = 'Wait-AefRun'; Bad = 'Wait-AefRun -Id 999999 {0}'; Waits = 'Wait-AefRun $active' }
)
