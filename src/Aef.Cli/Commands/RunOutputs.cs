using Aef.Core.Pipelines.Writing;

namespace Aef.Cli.Commands;

/// <summary>Checks the files that a run writes before it starts.</summary>
internal static class RunOutputs
{
    private const string File = "file:";

    /// <summary>The guard with its result. A run never replaces a journal, so the journal only must not be the file of events.</summary>
    public static OutputGuard Check(RunOptions options, IEnumerable<string> beside)
    {
        var environment = options.Environment;
        string?[] inputs =
        [
            options.File, options.Parameters, options.Script, environment.Mocks, environment.WorkflowFolder,
            .. environment.Workflows.Select(w => ValueOf(w)),
            .. environment.Secrets.Select(ValueOf).Where(s => s.StartsWith(File, StringComparison.Ordinal)).Select(s => s[File.Length..]),
            .. beside,
        ];
        return new OutputGuard(inputs, options.Force)
            .Reserve(options.Journal)
            .Check(options.Events is Input.InputLoader.Standard ? null : options.Events, OutputKind.Events)
            .Check(options.Summary, OutputKind.RunSummary);
    }

    private static string ValueOf(string assignment) => assignment[(assignment.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
