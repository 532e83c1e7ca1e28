#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Plants faults in the module, one at a time, and tells which of them the suites do not catch.
.DESCRIPTION
    Works in a worktree of HEAD below the temporary folder, so the working copy stays as it is. Each fault is a text in one
    file that is replaced by another; the module is packed and the suites that should notice are run. Ends with 1 when a fault
    was missed. Takes about half a minute a fault.
.EXAMPLE
    pwsh -NoProfile -File tests/Pester/Find-MissedFault.ps1 -Name 'WhatIf*'
#>
[CmdletBinding()]
param(
    # Only faults whose name matches one of these.
    [string[]] $Name = '*'
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$shell = (Get-Process -Id $PID).Path
$commands = 'src/Aef.PowerShell/Commands'

$faults = @(
    @{ Name = 'WhatIf writes a file'; Suite = 'Files'; File = "$commands/FileWritingCommand.cs"; Old = '!ShouldProcess(file, output.Action)'; New = 'file.Length == 0' }
    @{ Name = 'WhatIf runs'; Suite = 'Running'; File = "$commands/AefCommand.cs"; Old = 'return !plan && ShouldProcess(target, action);'; New = 'return !plan;' }
    @{ Name = 'Files are collected'; Suite = 'Files'; File = "$commands/ImportAefPipelineCommand.cs"; Old = 'in Files())'; New = 'in Files().ToArray().Select(f => { Workspace.ReadDefinition(f); WriteVerbose(f); return f; }).ToArray())' }
    @{ Name = 'One id for all'; Suite = 'Files'; File = 'src/Aef.PowerShell/Errors/ErrorRecords.cs'; Old = 'codes.Length == 1 ? codes[0] : MixedCodes'; New = 'codes.Length == 1 ? MixedCodes : MixedCodes' }
    @{ Name = 'No category'; Suite = 'Files'; File = 'src/Aef.PowerShell/Errors/ErrorRecords.cs'; Old = 'new(exception, id, category, target)'; New = 'new(exception, id, ErrorCategory.NotSpecified, target)' }
    @{ Name = 'No target'; Suite = 'Files'; File = 'src/Aef.PowerShell/Errors/ErrorRecords.cs'; Old = 'new(exception, id, category, target)'; New = 'new(exception, id, category, null)' }
    @{ Name = 'No fix in the error'; Suite = 'Building'; File = 'src/Aef.PowerShell/Errors/ErrorRecords.cs'; Old = 'RecommendedAction = howToFix'; New = 'RecommendedAction = howToFix[..0]' }
    @{ Name = 'Only the first finding'; Suite = 'Files'; File = 'src/Aef.PowerShell/Errors/ErrorRecords.cs'; Old = 'errors.Select(ToLine)'; New = 'errors.Take(1).Select(ToLine)' }
    @{ Name = 'Stop does not reach the run'; Suite = 'Running'; File = 'src/Aef.PowerShell/Running/ForegroundRuns.cs'; Old = 'Show(progress.Next(e)), stop)'; New = 'Show(progress.Next(e)), CancellationToken.None)' }
    @{ Name = 'Packages in the Default context'; Suite = 'Isolation'; File = 'src/Aef.PowerShell/Loading/AdapterHost.cs'; Old = 'new AdapterLoadContext(AdapterFolder).LoadFromAssemblyPath('; New = 'Assembly.LoadFrom(' }
    @{ Name = 'A context each time'; Suite = 'Isolation'; File = 'src/Aef.PowerShell/Loading/AdapterHost.cs'; Old = 'Adapters.Value.GetType'; New = 'LoadAdapters().GetType' }
    @{ Name = 'YAML loaded for JSON'; Suite = 'Isolation'; File = 'src/Aef.PowerShell/Loading/DeferredYamlReader.cs'; Old = 'private IDocumentReader? _reader;'; New = 'private IDocumentReader? _reader = AdapterHost.CreateYamlReader();' }
    @{ Name = 'Progress stays'; Suite = 'Running'; File = 'src/Aef.PowerShell/Running/ProgressRecords.cs'; Old = '{ RecordType = ProgressRecordType.Completed }'; New = '{ RecordType = ProgressRecordType.Processing }' }
    @{ Name = 'An empty cell is zero'; Suite = 'Building'; File = 'src/Aef.PowerShell/Binding/EmptyIsAbsentAttribute.cs'; Old = 'return null;'; New = 'return 0;' }
    @{ Name = 'false is yes'; Suite = 'Building'; File = 'src/Aef.PowerShell/Binding/FlagAttribute.cs'; Old = '!text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase)'; New = 'text.Length > 0' }
    @{ Name = 'No script line'; Suite = 'Building'; File = "$commands/AefCommand.cs"; Old = 'MyInvocation.ScriptLineNumber'; New = 'MyInvocation.ScriptLineNumber + 1' }
    @{ Name = 'The error before the run'; Suite = 'Running'; File = 'src/Aef.PowerShell/Running/ForegroundRuns.cs'; Old = "        cmdlet.WriteObject(run);`n        if"; New = "        if (run.State == RunState.Failed) { cmdlet.WriteError(ErrorRecords.ForRun(run)); }`n        cmdlet.WriteObject(run);`n        if (run.Name.Length == 0) { } else if" }
    @{ Name = 'A failed run is no error'; Suite = 'Running'; File = 'src/Aef.PowerShell/Running/ForegroundRuns.cs'; Old = 'run.State == RunState.Failed'; New = 'run.State == RunState.Cancelled' }
    @{ Name = 'The second file replaces the first'; Suite = 'Files'; File = "$commands/FileWritingCommand.cs"; Old = '!_written.Add(file)'; New = '!_written.Add(Guid.NewGuid().ToString())' }
    @{ Name = 'NoClobber is not heard'; Suite = 'Files'; File = "$commands/FileWritingCommand.cs"; Old = 'NoClobber && File.Exists(file)'; New = 'NoClobber && file.Length == 0' }
    @{ Name = 'Read-only is replaced'; Suite = 'Files'; File = 'src/Aef.PowerShell/Files/OutputFile.cs'; Old = 'if (!force)'; New = 'if (!force && text.Length == 0)' }
    @{ Name = 'A byte order mark'; Suite = 'Files'; File = 'src/Aef.Documents/Reading/AtomicFile.cs'; Old = 'withMark ? Encoding.UTF8.Preamble : []'; New = 'withMark || true ? Encoding.UTF8.Preamble : []' }
    @{ Name = 'A finding is an error of Test'; Suite = 'Checking'; File = "$commands/TestAefPipelineCommand.cs"; Old = 'WriteObject(Quiet'; New = "WriteErrors(result.Diagnostics, result);`n            WriteObject(Quiet" }
    @{ Name = 'Format is not heard'; Suite = 'Checking'; File = "$commands/ConvertToAefWorkflowCommand.cs"; Old = 'Parameters, Format, options'; New = 'Parameters, SourceFormat.Yaml, options' }
    @{ Name = 'Parameters are not read'; Suite = 'Checking'; File = "$commands/AefCommand.cs"; Old = 'if (path is null)'; New = 'if (path is not { Length: < 0 })' }
    @{ Name = 'Time is always virtual'; Suite = 'Running'; File = "$commands/RunCommand.cs"; Old = 'RealTime = RealTime || !Simulate,'; New = 'RealTime = false,' }
    @{ Name = 'The argument is dropped'; Suite = 'Running'; File = "$commands/RunCommand.cs"; Old = 'Argument is null ? default'; New = 'Argument is not null ? default' }
    @{ Name = 'Tables are not loaded'; Suite = 'Output'; File = 'module/Aef.psd1'; Old = "@('Aef.Format.ps1xml')"; New = '@()' }
    @{ Name = 'A cmdlet is not exported'; Suite = 'Checking'; File = 'module/Aef.psd1'; Old = "        'Test-AefPipeline'"; New = '' }
    @{ Name = 'A test result is accepted as its script'; Suite = 'Checking'; File = "$commands/TestAefPipelineCommand.cs"; Old = 'DefaultParameterSetName = PipelineSet'; New = 'DefaultParameterSetName = PathSet' }
    @{ Name = 'After means before'; Suite = 'Building'; File = 'src/Aef.Core/Pipelines/Building/StepLocator.cs'; Old = 'placement.Before is null ? step + 1 : step'; New = 'placement.Before is null ? step : step' }
    @{ Name = 'Wildcards in a literal path'; Suite = 'Files'; File = "$commands/FileReadingCommand.cs"; Old = 'paths.Resolve(path, isLiteral)'; New = 'paths.Resolve(path, isLiteral: false)' }
    @{ Name = 'The location of the process'; Suite = 'Files'; File = 'src/Aef.PowerShell/Files/SessionPaths.cs'; Old = '[.. cmdlet.GetResolvedProviderPathFromPSPath(path, out provider)]'; New = '[.. cmdlet.GetResolvedProviderPathFromPSPath(path, out provider).Select(p => Path.GetFullPath(path))]' }
    @{ Name = 'Warnings are swallowed'; Suite = 'Files'; File = "$commands/AefCommand.cs"; Old = 'WriteWarning(ErrorRecords.ToLine(diagnostic));'; New = 'WriteDebug(ErrorRecords.ToLine(diagnostic));' }

    # Changing and removing
    @{ Name = 'Every step is changed'; Suite = 'Editing'; File = 'src/Aef.Core/Pipelines/Building/StepEdits.cs'; Old = 'for (var i = _first[id]; i >= 0; i = _next[i])'; New = 'for (var i = 0; i < _steps.Length; i++)' }
    @{ Name = 'A null takes nothing away'; Suite = 'Editing'; File = "$commands/StepParts.cs"; Old = 'given.Contains(p.Parameter))'; New = 'given.Contains(p.Parameter) && p.Parameter != "Next")' }
    @{ Name = 'A missing step is skipped'; Suite = 'Editing'; File = 'src/Aef.Core/Pipelines/Building/StepEdits.cs'; Old = 'if (jobIds.FirstOrDefault(id => !_first.ContainsKey(id)) is'; New = 'jobIds = [.. jobIds.Where(_first.ContainsKey)]; if (jobIds.FirstOrDefault(id => id.Length == 0) is' }
    @{ Name = 'A changed value stands where it stood'; Suite = 'Editing'; File = "$commands/StepParts.cs"; Old = '.WithLocationOf(p.Key, location)'; New = '' }
    @{ Name = 'A cell that cannot be read is absent'; Suite = 'Building'; File = 'src/Aef.PowerShell/Binding/EmptyIsAbsentAttribute.cs'; Old = 'throw new ArgumentTransformationMetadataException(StepRow.Locate(Describe(text)), e);'; New = 'return e.Message[..0] is "" ? null : inputData;' }

    # Reporting and looking
    @{ Name = 'Assert ends at the first'; Suite = 'Reporting'; File = "$commands/AssertAefPipelineCommand.cs"; Old = 'protected override void Process() => _results.AddRange(Results());'; New = 'protected override void Process() { _results.AddRange(Results()); Finish(); }' }
    @{ Name = 'Warnings never fail'; Suite = 'Reporting'; File = "$commands/AssertAefPipelineCommand.cs"; Old = 'FailOn == DiagnosticSeverity.Warning'; New = 'FailOn == DiagnosticSeverity.Info' }
    @{ Name = 'A rule is told twice'; Suite = 'Reporting'; File = "$commands/GetAefRuleCommand.cs"; Old = ' && _given.Add(d.Code)'; New = '' }
    @{ Name = 'Logs name files from the root of the disk'; Suite = 'Reporting'; File = 'src/Aef.Core/Views/Reports/RepositoryFolder.cs'; Old = 'Path.Exists(Path.Combine(current.FullName, ".git"))'; New = 'current.Parent is null' }
    @{ Name = 'A tree drives the terminal'; Suite = 'Views'; File = 'src/Aef.Core/Views/Diagrams/TreeLayout.cs'; Old = 'TerminalText.Fit(TerminalText.Clean(text), width)'; New = 'TerminalText.Fit(text ?? string.Empty, width)' }
    @{ Name = 'Charts are always Mermaid'; Suite = 'Views'; File = 'src/Aef.PowerShell/Artifacts/DiagramArtifact.cs'; Old = 'DiagramFormat.Dot => (DotWriter'; New = '(DiagramFormat)99 => (DotWriter' }
    @{ Name = 'Artifacts lose their ending'; Suite = 'Views'; File = "$commands/ExportAefArtifactCommand.cs"; Old = 'artifact.FileName'; New = 'artifact.Name' }
    @{ Name = 'A view is missing'; Suite = 'Formats'; File = 'module/Aef.Format.ps1xml'; Old = '<TypeName>Aef.PowerShell.Running.BackgroundRun</TypeName>'; New = '<TypeName>Aef.None</TypeName>' }
    @{ Name = 'Completed names are not quoted'; Suite = 'Completion'; File = 'src/Aef.PowerShell/Completion/NameCompleter.cs'; Old = 'CodeGeneration.EscapeSingleQuotedStringContent(name)'; New = 'name' }

    # Script blocks
    @{ Name = 'A block that throws succeeds'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/JobResults.cs'; Old = 'JobResult.Failed(error.ErrorRecord?.ToString() ?? error.Message)'; New = 'JobResult.Success(error.Message)' }
    @{ Name = 'A warning is output'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/BlockStreams.cs'; Old = 'case WarningRecord warning:'; New = 'case WarningRecord warning when warning.Message.Length == 0:' }
    @{ Name = 'A block runs on a worker thread'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/PipelineThreadExecutor.cs'; Old = 'thread().DoAsync(() => Run(call), cancellationToken)'; New = 'Task.Run(() => Run(call), cancellationToken)' }
    @{ Name = 'The limit is not kept'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/RunspaceSet.cs'; Old = 'new(limit, limit)'; New = 'new(1000, 1000)' }
    @{ Name = 'A runspace remembers'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/BlockRunspace.cs'; Old = 'Runspace.ResetRunspaceState();'; New = '_ = Runspace;' }
    @{ Name = 'Values of using are lost'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/RunspaceExecutor.cs'; Old = 'new Hashtable(used.ToDictionary(p => p.Key, p => p.Value))'; New = 'new Hashtable()' }
    @{ Name = 'A block outlives its run'; Suite = 'Executing'; File = 'src/Aef.PowerShell/Executing/RunspaceExecutor.cs'; Old = 'cancellationToken.Register(() => shell.BeginStop(null, null))'; New = 'cancellationToken.Register(() => { })' }

    # Runs
    @{ Name = 'Nothing is planned'; Suite = 'Running'; File = "$commands/AefCommand.cs"; Old = 'WriteObject(Run.Plan(name));'; New = '' }
    @{ Name = 'Wait is silent about failures'; Suite = 'Background'; File = "$commands/WaitAefRunCommand.cs"; Old = 'run.State == RunState.Failed'; New = 'run.State == RunState.Planned' }
    @{ Name = 'WhatIf stops'; Suite = 'Background'; File = "$commands/StopAefRunCommand.cs"; Old = '&& !ShouldProcess('; New = '&& false & !ShouldProcess(' }
    @{ Name = 'Keep is not heard'; Suite = 'Background'; File = "$commands/ReceiveAefRunCommand.cs"; Old = 'run.Received = Keep ? run.Received : given;'; New = 'run.Received = given;' }
    @{ Name = 'A run is no job'; Suite = 'Background'; File = "$commands/StartAefRunCommand.cs"; Old = 'JobRepository.Add(job);'; New = '_ = job;' }
    @{ Name = 'Restart runs all again'; Suite = 'Resuming'; File = 'src/Aef.Runs/Local/LocalRunRequest.cs'; Old = 'argument, run.Done)'; New = 'argument, [])' }
    @{ Name = 'Restart simulates what blocks did'; Suite = 'Resuming'; File = "$commands/RestartAefRunCommand.cs"; Old = 'Executor is null ? Again(first)'; New = 'Executor is null ? ExecutorTable.Empty' }
    @{ Name = 'WhatIf resumes'; Suite = 'Resuming'; File = "$commands/ResumeAefRunCommand.cs"; Old = 'if (MayRun(Plan'; New = 'if (file.Length != 0 || MayRun(Plan' }
    @{ Name = 'Mocks are not asked'; Suite = 'Sources'; File = "$commands/RunCommand.cs"; Old = 'MockPath is null && AllowHost'; New = 'MockPath is not null && AllowHost' }
)

$chosen = @($faults | Where-Object { $fault = $_; $Name.Where({ $fault.Name -like $_ }) })
$worktree = Join-Path ([System.IO.Path]::GetTempPath()) "aef-faults-$PID"
git -C $root worktree add --quiet --detach $worktree HEAD
$missed = @()
try {
    foreach ($fault in $chosen) {
        $file = Join-Path $worktree $fault.File
        $before = [System.IO.File]::ReadAllText($file)
        if (-not $before.Contains($fault.Old)) { throw "Fault '$($fault.Name)': $($fault.File) does not hold '$($fault.Old)'." }
        [System.IO.File]::WriteAllText($file, $before.Replace($fault.Old, $fault.New))

        $module = Join-Path $worktree 'artifacts/fault/'
        $build = dotnet build (Join-Path $worktree 'module/Aef.Module.proj') -t:Pack -v:q -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false "-p:ModuleRoot=$module"
        if ($LASTEXITCODE) { throw "Fault '$($fault.Name)' does not compile: $($build -match 'error' -join ' ')" }
        $folder = (Get-ChildItem $module -Recurse -Filter Aef.psd1)[0].DirectoryName
        $null = & $shell -NoProfile -NonInteractive -File (Join-Path $worktree 'tests/Pester/Invoke-Pester.ps1') -ModulePath $folder -Name $fault.Suite -Output None *>&1
        $isCaught = $LASTEXITCODE -ne 0
        "$($isCaught ? 'caught' : 'MISSED')  $($fault.Name)"
        if (-not $isCaught) { $missed += $fault.Name }
        [System.IO.File]::WriteAllText($file, $before)
    }
}
finally {
    git -C $root worktree remove --force $worktree
}

"$($missed.Count) of $($chosen.Count) faults missed"
exit ($missed ? 1 : 0)
