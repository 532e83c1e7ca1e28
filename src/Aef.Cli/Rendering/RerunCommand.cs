using Aef.Core.Workspace;
using Aef.Runs.Environments;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>The command that runs the remaining steps of a failed run: the same input and argument, with the steps that are done.</summary>
internal static class RerunCommand
{
    private const string Inputs = "inputs";
    private static readonly string[] SecretSources = ["env:", "file:"];

    /// <summary>The whole command, quoted for a shell.</summary>
    /// <param name="file">The definition.</param>
    /// <param name="parameters">The file of platform parameters, or null.</param>
    /// <param name="rest">The argument of a run of the remaining steps.</param>
    /// <param name="changed">The inputs that need other values.</param>
    /// <param name="project">The configuration, executors and job files of the run; null for those next to the definition.</param>
    /// <param name="environment">The mocks and secrets of the run; null without any.</param>
    /// <param name="realTime">True for a run on real time.</param>
    /// <param name="isReal">True for a run that has done its jobs.</param>
    public static string Text(
        string file,
        string? parameters,
        WorkflowValue rest,
        IReadOnlyList<string>? changed = null,
        WorkspaceOptions? project = null,
        EnvironmentRequest? environment = null,
        bool realTime = false,
        bool isReal = false)
    {
        changed ??= [];
        rest = Without(rest, changed);
        var words = new List<string> { "aef", isReal ? "run" : "simulate", file };
        foreach (var (option, value) in ((string, string?)[])
        [
            ("--parameters", parameters),
            ("--config", project?.ConfigurationPath),
            ("--executors", project?.ExecutorPath),
            ("--jobs", project?.JobPath),
            ("--binding", project?.Binding?.ToString().ToLowerInvariant()),
            ("--mocks", environment?.Mocks),
            .. (environment?.Secrets ?? []).Select(s => ("--secret", (string?)Source(s))),
        ])
        {
            if (value is not null)
            {
                words.AddRange([option, value]);
            }
        }

        if (realTime && !isReal)
        {
            words.Add("--real-time");
        }

        if (!rest.IsNull && !(rest.Kind == WorkflowValueKind.Map && rest.Entries.Count == 0 && changed.Count > 0))
        {
            words.AddRange(["--args", ShellJson.Line(rest)]);
        }

        return string.Join(' ', words.Concat(changed.SelectMany(c => new[] { "--input", c + "=VALUE" })).Select(ShellText.Quote));
    }

    /// <summary>
    /// A secret as it was given, if its source names a variable or a file. Anything else could be its value, so a word stands for it.
    /// </summary>
    private static string Source(string secret)
    {
        var end = secret.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && SecretSources.Any(s => secret.AsSpan(end + 1).StartsWith(s, StringComparison.Ordinal))
            ? secret
            : (end > 0 ? secret[..end] : "NAME") + "=SOURCE";
    }

    private static WorkflowValue Without(WorkflowValue argument, IReadOnlyList<string> inputs) =>
        inputs.Count == 0 || argument[Inputs].Kind != WorkflowValueKind.Map ? argument
        : argument[Inputs].Entries.Where(e => !inputs.Contains(e.Key)).Select(e => (e.Key, e.Value)).ToArray() is { Length: > 0 } kept
            ? argument.With(Inputs, WorkflowValue.FromMap(kept))
            : WorkflowValue.FromMap([.. argument.Entries.Where(e => e.Key != Inputs).Select(e => (e.Key, e.Value))]);

    /// <summary>The command that repeats the run of a journal from the failure, quoted for a shell;
    /// <paramref name="continued"/> when only jobs with continue_if_fail have failed.</summary>
    public static string OfJournal(string journal, bool continued = false) =>
        "aef rerun " + ShellText.Quote(journal) + (continued ? " --continued" : string.Empty);
}
