using System.Globalization;
using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.PowerShell.Errors;

/// <summary>
/// Creates all error records: one for each input object, with all its errors in the message, an id to catch
/// it by, a category and how to fix the problem.
/// </summary>
internal static class ErrorRecords
{
    private const string MixedCodes = "AefDefinitionInvalid";
    private const string RunFailed = "AefRunFailed";

    private static readonly HashSet<string> NotFoundCodes =
    [
        BuildingDiagnostics.NoLevel.Code, BuildingDiagnostics.UnknownLevel.Code, BuildingDiagnostics.UnknownThread.Code, BuildingDiagnostics.UnknownStep.Code,
        GoogleDiagnostics.UnknownExecution.Code,
    ];

    private static readonly HashSet<string> OutputCodes = [OutputDiagnostics.OutputIsInput.Code, OutputDiagnostics.ForeignFile.Code];

    /// <summary>The record for a definition (a path, a pipeline) that has errors.</summary>
    public static ErrorRecord ForDefinition(IReadOnlyList<Diagnostic> diagnostics, object? target)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        var message = ProblemList.Of([.. errors.Select(ToLine)]);
        var codes = errors.Select(d => d.Code).Distinct(StringComparer.Ordinal).ToArray();
        var id = codes.Length == 1 ? codes[0] : MixedCodes;
        return Make(new DefinitionException(message, diagnostics), id, CategoryOf(codes), target, HowToFix(errors));
    }

    /// <summary>The record for a failure outside the module: of the file system, or an argument that no rule covers.</summary>
    public static ErrorRecord For(Exception exception, string id, ErrorCategory category, object? target, string howToFix) =>
        Make(exception, id, category, target, howToFix);

    /// <summary>The record for a failed assertion.</summary>
    public static ErrorRecord ForAssertion(AssertionException exception, object target) =>
        Make(exception, "AefAssertionFailed", ErrorCategory.InvalidData, target, "Get-AefRule explains a code and how to fix the problem.");

    /// <summary>The record for a name that matches no test file.</summary>
    public static ErrorRecord NoTests(string name) => Make(
        new FileNotFoundException($"No test file matches \"{TerminalText.Clean(name)}\".", name),
        "AefTestNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        "Pass a test file, or a folder that contains *.aeftest.yaml files.");

    /// <summary>The record for tests that failed; it names at most the first hundred.</summary>
    public static ErrorRecord ForTests(IReadOnlyList<TestSuiteResult> suites)
    {
        var failed = suites.SelectMany(s => s.Tests).Where(t => t.Outcome == TestOutcome.Failed).ToArray();
        var all = suites.Sum(s => s.Tests.Count);
        var named = ProblemList.Below([.. failed.Select(t => TerminalText.Clean($"{t.Path}:{t.Line} {t.Name}: {t.Failures[0].Message}"))]);
        return Make(
            new TestsFailedException($"{failed.Length} of {all} tests failed:{named}", suites),
            "AefTestFailed",
            ErrorCategory.InvalidResult,
            failed,
            "Read the Failures of the results: each has its location, the expected and the actual value.");
    }

    /// <summary>The record for a run that failed; it names the failed jobs, at most the first hundred.</summary>
    public static ErrorRecord ForRun(Run run)
    {
        var failures = run.Failures.Where(f => !f.Continued)
            .Select(f => f.Answer is { Length: > 0 } answer ? $"{f.JobId}: {f.Message} ({answer})" : $"{f.JobId}: {f.Message}")
            .Concat(run.Refusal is { } refusal ? [refusal] : Array.Empty<string>())
            .Select(TerminalText.Clean)
            .ToArray();
        var name = TerminalText.Clean(run.Name);
        return Make(
            new RunFailedException(
                $"The run of {(run.IsOfSource ? "workflow" : "pipeline")} \"{name}\" failed.{ProblemList.Below(failures)}",
                run),
            RunFailed,
            ErrorCategory.InvalidResult,
            run,
            run.IsOfSource
                ? "See Failures and Events of the run. Restart-AefRun -Path reruns a run that has a journal."
                : $"See Failures and Events of the run. To {run.Advice}, use Restart-AefRun.");
    }

    /// <summary>The record for a run without remaining steps, or one that cannot be restarted.</summary>
    public static ErrorRecord NothingToRestart(Run run) => Make(
        new PSInvalidOperationException($"The run of \"{run.Name}\" cannot be restarted: " + run.State switch
        {
            RunState.Succeeded => "it succeeded.",
            RunState.Planned => "it is only planned.",
            _ => "it is of Cloud Workflows source, which has no JOB_IDs.",
        }),
        "AefNothingToRestart",
        ErrorCategory.InvalidOperation,
        run,
        "Restart-AefRun accepts failed and cancelled runs of pipelines; Invoke-AefPipeline runs from the start.");

    /// <summary>The record for a null where a pipeline is expected: the test result of an unreadable definition has none.</summary>
    public static ErrorRecord NoPipeline() => Make(
        new DefinitionException("The pipeline is null: its definition could not be read.", []),
        "AefPipelineMissing",
        ErrorCategory.InvalidData,
        null,
        "Read the Diagnostics of the test result, or pass on only results with IsValid.");

    /// <summary>The record for a run that this session does not have.</summary>
    public static ErrorRecord NoRun(string name) => Make(
        new ItemNotFoundException($"This session has no run \"{name}\"."),
        "AefRunNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        "Get-AefRun lists the runs that Start-AefRun has started; a run belongs to the session that started it.");

    /// <summary>The record for a run that did not end in time.</summary>
    public static ErrorRecord RunTimeout(string id, string name, object run) => Make(
        new TimeoutException($"Run {id} of \"{name}\" has not ended in time; it continues."),
        "AefRunTimeout",
        ErrorCategory.OperationTimeout,
        run,
        "Wait-AefRun waits again, Stop-AefRun ends it.");

    /// <summary>The record for an execution that did not end in time.</summary>
    public static ErrorRecord ExecutionTimeout(string name) => Make(
        new TimeoutException($"The execution {TerminalText.Clean(name)} has not ended in time; it continues."),
        "AefExecutionTimeout",
        ErrorCategory.OperationTimeout,
        name,
        "Wait-AefExecution waits again, Stop-AefExecution cancels it.");

    /// <summary><c>file:line:column CODE message</c>, or the path in the model without a file.</summary>
    internal static string ToLine(Diagnostic diagnostic)
    {
        var location = diagnostic.Location.HasPosition
            ? diagnostic.Location.ToString()
            : diagnostic.ModelPath ?? diagnostic.Location.ToString();
        return TerminalText.Clean(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{location}{(location.Length == 0 ? string.Empty : " ")}{diagnostic.Code} {diagnostic.Message}"));
    }

    private static ErrorCategory CategoryOf(string[] codes) =>
        codes.All(NotFoundCodes.Contains) ? ErrorCategory.ObjectNotFound
        : codes.All(OutputCodes.Contains) ? ErrorCategory.ResourceExists
        : codes.All(c => c == DocumentDiagnostics.CannotRead.Code) ? ErrorCategory.OpenError
        : ErrorCategory.InvalidData;

    private static string HowToFix(Diagnostic[] errors)
    {
        var remedies = errors.Select(d => d.Descriptor.Remedy).OfType<string>().Distinct(StringComparer.Ordinal).Take(3);
        var codes = errors.Select(d => d.Code).Distinct(StringComparer.Ordinal).Take(3);
        return string.Join(" ", [.. remedies, $"For more, run: Get-AefRule {string.Join(", ", codes)}"]);
    }

    private static ErrorRecord Make(Exception exception, string id, ErrorCategory category, object? target, string howToFix) =>
        new(exception, id, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = howToFix },
        };
}
