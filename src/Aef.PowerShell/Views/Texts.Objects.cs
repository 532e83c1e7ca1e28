using System.Management.Automation;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.PowerShell.Results;
using Aef.PowerShell.Running;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Workflows.Testing;

namespace Aef.PowerShell.Views;

/// <content>Texts that are made of several properties.</content>
public static partial class Texts
{
    /// <summary>The executor, function or workflow of a step.</summary>
    public static string RunsOfStep(PSObject instance) =>
        instance?.BaseObject is PipelineStep step ? TerminalText.Clean(StepReference.RunsOf(step)) : string.Empty;

    /// <summary>File name, line and column of a diagnostic, or its path in the model.</summary>
    public static string ShortLocation(PSObject instance) => instance?.BaseObject is not Diagnostic diagnostic ? string.Empty
        : TerminalText.Clean(diagnostic.Location.HasPosition
            ? FormattableString.Invariant(
                $"{Path.GetFileName(diagnostic.Location.Path)}:{diagnostic.Location.Start.Line}:{diagnostic.Location.Start.Column}")
            : diagnostic.ModelPath ?? diagnostic.Location.Path);

    /// <summary>Path, line and column of a diagnostic, or its path in the model.</summary>
    public static string FullLocation(PSObject instance) => instance?.BaseObject is not Diagnostic diagnostic ? string.Empty
        : TerminalText.Clean(
            diagnostic.Location.HasPosition ? diagnostic.Location.ToString() : diagnostic.ModelPath ?? diagnostic.Location.Path);

    /// <summary>How to fix the problem.</summary>
    public static string Remedy(PSObject instance) => TerminalText.Clean((instance?.BaseObject as Diagnostic)?.Descriptor.Remedy);

    /// <summary>The diagnostics of an object, one per line.</summary>
    public static string DiagnosticLines(PSObject instance) =>
        string.Join(
            '\n',
            ((IEnumerable<Diagnostic>?)Property(instance, "Diagnostics") ?? []).Select(d => TerminalText.Clean(d.ToString())));

    /// <summary>The name of the file of a path.</summary>
    public static string FileNameOfPath(PSObject instance) => TerminalText.Clean(Path.GetFileName((string?)Property(instance, "Path")));

    /// <summary>The JOB_IDs of the failed steps.</summary>
    public static string FailedJobs(PSObject instance) => Join(FailuresOf(instance).Select(f => f.JobId));

    /// <summary>The failed steps with their messages.</summary>
    public static string RunFailures(PSObject instance) => Join(FailuresOf(instance).Select(f => $"{f.JobId}: {f.Message}"), "; ");

    /// <summary>The JOB_IDs of the steps that are done.</summary>
    public static string DoneJobs(PSObject instance) => Join((instance?.BaseObject as Run)?.Done);

    /// <summary>The message of a failed step and the response to its call.</summary>
    public static string FailureMessage(PSObject instance) => instance?.BaseObject is StepFailure failure
        ? TerminalText.Clean(string.IsNullOrEmpty(failure.Answer) ? failure.Message : $"{failure.Message}: {failure.Answer}")
        : string.Empty;

    /// <summary>The virtual duration of a test.</summary>
    public static object? TestDuration(PSObject instance) =>
        Property(instance, "Duration") is TimeSpan time ? With(time, nameof(WholeSecondsIfAny)) : null;

    /// <summary>Why a test failed or was skipped.</summary>
    public static string TestFailures(PSObject instance) => instance?.BaseObject is WorkflowTestResult result
        ? TerminalText.Clean(result.SkipReason) is { Length: > 0 } reason
            ? reason
            : Join(result.Failures.Select(f => FormattableString.Invariant($"{f.Line}:{f.Column} {f.Message}")), "; ")
        : string.Empty;

    /// <summary>The names of the parameters of an executor; required ones have an asterisk.</summary>
    public static string ParameterNames(PSObject instance) =>
        Join((instance?.BaseObject as ExecutorDefinition)?.Parameters.Select(p => p.Required ? p.Name + "*" : p.Name));

    /// <summary>The default of a parameter of an executor.</summary>
    public static string DefaultValue(PSObject instance) =>
        TerminalText.Clean(
            Convert.ToString(
                (instance?.BaseObject as ExecutorParameter)?.Default?.Plain,
                System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The JOB_IDs of a thread.</summary>
    public static string StepIds(PSObject instance) =>
        Join((instance?.BaseObject as Aef.Core.Pipelines.Model.PipelineThread)?.Steps.Select(s => s.JobId));

    /// <summary>The levels of a pipeline with the JOB_IDs of their threads.</summary>
    public static string Levels(PSObject instance) => Join((instance?.BaseObject as Pipeline)?.Levels
        .Select(l => $"{l.Id} [{string.Join(" | ", l.Threads.Select(t => string.Join(' ', t.Steps.Select(s => s.JobId))))}]"));

    /// <summary>A line of a tree, with the styles of a terminal; PowerShell removes them without a terminal.</summary>
    public static string StyledLine(PSObject instance) => string.Concat((instance?.BaseObject as TreeLine)?.Spans.Select(Styled) ?? []);

    /// <summary>The page of a rule as plain text: headings and paragraphs without marks, examples indented.</summary>
    public static string RulePage(PSObject instance)
    {
        var isExample = false;
        var lines = new List<string>();
        foreach (var line in ((instance?.BaseObject as DiagnosticRule)?.Page ?? string.Empty).TrimEnd().Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isExample = !isExample;
                continue;
            }

            var text = TerminalText.Clean(line);
            lines.Add(isExample ? text.Length == 0 ? text : "    " + text : Link().Replace(text.TrimStart('#').TrimStart(), "${words}"));
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    /// <summary>A line of the chart of a run, with the styles of a terminal; PowerShell removes them without a terminal.</summary>
    public static string StyledRunLine(PSObject instance) => string.Concat((instance?.BaseObject as RunLine)?.Spans.Select(Styled) ?? []);

    private static string Styled(RunSpan span) => span.Role switch
    {
        _ when span.Text.Length == 0 => string.Empty,
        RunRole.Title => $"\e[1m{span.Text}\e[22m",
        RunRole.Quiet => $"\e[2m{span.Text}\e[22m",
        RunRole.Good => $"\e[32m{span.Text}\e[0m",
        RunRole.Caution => $"\e[33m{span.Text}\e[0m",
        RunRole.Bad => $"\e[31m{span.Text}\e[0m",
        RunRole.Active => $"\e[36m{span.Text}\e[0m",
        _ => span.Text,
    };

    private static string Styled(TreeSpan span) => span.Role switch
    {
        _ when span.Text.Length == 0 => string.Empty,
        TreeRole.Title => $"\e[1m{span.Text}\e[22m",
        TreeRole.Quiet => $"\e[2m{span.Text}\e[22m",
        TreeRole.Mark => $"\e[33m{span.Text}\e[0m",
        _ => span.Text,
    };

    private static IEnumerable<StepFailure> FailuresOf(PSObject? instance) => instance?.BaseObject switch
    {
        Run run => run.Failures,
        BackgroundRun run => run.Failures,
        _ => [],
    };

    private static string Join(IEnumerable<string?>? texts, string separator = ", ") =>
        TerminalText.Clean(string.Join(separator, texts ?? []));
}
