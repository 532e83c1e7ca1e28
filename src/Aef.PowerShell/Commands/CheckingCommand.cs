using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that checks pipelines, definition files and Cloud Workflows sources.</summary>
public abstract class CheckingCommand : FileReadingCommand
{
    /// <summary>The parameter set of <see cref="Pipeline"/>.</summary>
    protected const string PipelineSet = "Pipeline";

    /// <summary>The pipelines to check.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { TargetChoice = EngineTargets.OfChecks };

    /// <summary>The results of this record, one at a time.</summary>
    private protected IEnumerable<PipelineTestResult> Results() => ParameterSetName == PipelineSet
        ? Pipeline.Select(p => new PipelineTestResult(p.Location.Path, p, Check(p)))
        : Files()
            .Select(Workspace.LoadFile)
            .Where(IsChecked)
            .Select(Workspace.WithLimits)
            .Select(l => new PipelineTestResult(l.Path, l.Pipeline, l.Diagnostics));

    private IReadOnlyList<Diagnostic> Check(Pipeline pipeline)
    {
        var bound = Workspace.Check(pipeline);
        return bound.Pipeline is { } valid ? [.. bound.Diagnostics, .. Workspace.LimitsOf(valid)] : bound.Diagnostics;
    }

    /// <summary>False for tests, scripts and mocks, which a pattern such as *.yaml also matches.</summary>
    private bool IsChecked(LoadResult loaded)
    {
        if (Workspace.CompanionKind(loaded) is not { } kind)
        {
            return true;
        }

        var message = $"Skipped \"{TerminalText.Clean(loaded.Path)}\": it is {kind}, which is checked when it is used.";
        if (ParameterSetName == PathSet && Array.Exists(Path, WildcardPattern.ContainsWildcardCharacters))
        {
            WriteVerbose(message);
        }
        else
        {
            WriteWarning(message);
        }

        return false;
    }
}
