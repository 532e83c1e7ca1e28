@{
    RootModule             = 'bin/Aef.PowerShell.dll'
    # Stamped when the module is packed, from Directory.Build.props.
    ModuleVersion          = '0.0.0'
    GUID                   = '7d0c8b5e-6c1d-4b0e-9f43-2f4c1f0f9a61'
    Author                 = 'The Aef contributors'
    CompanyName            = 'The Aef contributors'
    Copyright              = '(c) The Aef contributors. Apache-2.0.'
    Description            = 'Builds, checks and runs batch data pipelines of levels, threads and steps, and compiles them to Google Cloud Workflows.'
    PowerShellVersion      = '7.6'
    CompatiblePSEditions   = @('Core')
    # Loaded before anything runs, so that type literals such as [Aef.Core.Pipelines.Model.Pipeline] work right after the import, and Aef.Types.ps1xml finds its code.
    RequiredAssemblies     = @('bin/Aef.Documents.dll', 'bin/Aef.Workflows.dll', 'bin/Aef.Core.dll', 'bin/Aef.Runs.dll', 'bin/Aef.Google.dll', 'bin/Aef.PowerShell.dll')
    TypesToProcess         = @('Aef.Types.ps1xml')
    FormatsToProcess       = @('Aef.Format.ps1xml')
    CmdletsToExport        = @(
        'Add-AefLevel'
        'Add-AefStep'
        'Add-AefThread'
        'Approve-AefStep'
        'Assert-AefPipeline'
        'Compare-AefPipeline'
        'Compare-AefRun'
        'ConvertFrom-AefPyDataflow'
        'ConvertTo-AefDag'
        'ConvertTo-AefDiagram'
        'ConvertTo-AefSarif'
        'ConvertTo-AefTerraform'
        'ConvertTo-AefText'
        'ConvertTo-AefWorkflow'
        'Deny-AefStep'
        'Export-AefArtifact'
        'Export-AefPipeline'
        'Get-AefAudit'
        'Get-AefBackfill'
        'Get-AefEnvironment'
        'Get-AefExecution'
        'Get-AefExecutor'
        'Get-AefRule'
        'Get-AefRun'
        'Get-AefRunLog'
        'Get-AefScheduleTime'
        'Get-AefSchema'
        'Get-AefServer'
        'Get-AefStep'
        'Import-AefPipeline'
        'Invoke-AefPipeline'
        'Invoke-AefQuery'
        'Invoke-AefWorkflowTest'
        'Measure-AefWorkflow'
        'New-AefExecutor'
        'New-AefPipeline'
        'New-AefStep'
        'Receive-AefRun'
        'Remove-AefLevel'
        'Remove-AefRun'
        'Remove-AefStep'
        'Remove-AefThread'
        'Reset-AefServer'
        'Restart-AefRun'
        'Resume-AefBackfill'
        'Resume-AefRun'
        'Set-AefLevel'
        'Set-AefPipeline'
        'Set-AefStep'
        'Show-AefPipeline'
        'Show-AefRun'
        'Start-AefBackfill'
        'Start-AefExecution'
        'Start-AefRun'
        'Start-AefServer'
        'Stop-AefBackfill'
        'Stop-AefExecution'
        'Stop-AefRun'
        'Stop-AefServer'
        'Test-AefAudit'
        'Test-AefConnection'
        'Test-AefPipeline'
        'Update-AefRunIndex'
        'Wait-AefExecution'
        'Wait-AefRun'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('AEF', 'GoogleCloud', 'Workflows', 'Orchestration', 'Pipeline', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
