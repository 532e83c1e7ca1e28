using System.Globalization;
using System.Management.Automation;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Reporting;
using Aef.PowerShell.Results;
using Aef.Runs.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Checks definition files and pipelines, shows all problems on the host (as annotations under GitHub Actions and Azure DevOps), and ends
/// with one error when a check fails.
/// </summary>
[Cmdlet(VerbsLifecycle.Assert, "AefPipeline", DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(PipelineTestResult))]
public sealed class AssertAefPipelineCommand : CheckingCommand
{
    private const int MaxNamed = 20;
    private readonly List<PipelineTestResult> _results = [];

    /// <summary>The lowest severity that fails the assertion: Error, or Warning, which means both.</summary>
    [Parameter]
    [ValidateSet(nameof(DiagnosticSeverity.Error), nameof(DiagnosticSeverity.Warning))]
    public DiagnosticSeverity FailOn { get; set; } = DiagnosticSeverity.Error;

    /// <summary>The CI system for annotations and the summary; Auto detects it from the environment variables of the runner.</summary>
    [Parameter]
    public CIFormat CIFormat { get; set; }

    /// <summary>Returns the results when all checks pass.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process() => _results.AddRange(Results());

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_results.Count == 0 && ParameterSetName == PathSet)
        {
            // A check of nothing would always pass.
            ThrowTerminatingError(ErrorRecords.For(
                new AssertionException(
                    $"Nothing was checked: no definition matches {string.Join(", ", Path.Select(p => $"\"{TerminalText.Clean(p)}\""))}.",
                    []),
                "AefNothingToAssert",
                ErrorCategory.ObjectNotFound,
                Path,
                "Correct -Path, or use -LiteralPath when brackets belong to the name."));
        }

        var ci = CIOutput.For(CIFormat, SessionState.Path.CurrentFileSystemLocation.ProviderPath);
        foreach (var line in ci?.Lines(_results.SelectMany(r => r.Diagnostics).Select(CiAnnotation.Of)) ?? PlainReporter.Lines(_results))
        {
            ShowOnHost(line);
        }

        if (ci is not null)
        {
            CheckedInput[] inputs = [.. _results.Select(r => new CheckedInput(r.Path, r.Pipeline, r.Diagnostics))];
            Append(ci, CheckSummary.Of(inputs, Workspace, ci.RepositoryRoot));
        }

        var failed = _results.Where(r => r.Diagnostics.Any(Fails)).ToArray();
        if (failed.Length > 0)
        {
            ThrowTerminatingError(ErrorRecords.ForAssertion(new AssertionException(Message(failed), _results), failed));
        }

        if (PassThru)
        {
            WriteObject(_results, enumerateCollection: true);
        }
    }

    private bool Fails(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
            || (FailOn == DiagnosticSeverity.Warning && diagnostic.Severity == DiagnosticSeverity.Warning);

    private string Message(PipelineTestResult[] failed)
    {
        var diagnostics = failed.SelectMany(r => r.Diagnostics).Where(Fails).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{failed.Length} of {_results.Count} failed, with {diagnostics.Length} ")
            + (diagnostics.Length == 1 ? "problem:" : "problems:")
            + ProblemList.Below([.. diagnostics.Select(ErrorRecords.ToLine)], MaxNamed);
    }
}
