using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Launching;

/// <summary>
/// Adds the inputs that a user set, in a file and one by one, to the argument of a run. The compiled workflow validates them again in the
/// same way (docs/definition-format.md#inputs).
/// </summary>
/// <param name="Argument">The argument with the inputs.</param>
/// <param name="FileProblems">The problems of the file of inputs.</param>
public sealed record RunInputs(WorkflowValue Argument, IReadOnlyList<Diagnostic> FileProblems)
{
    private IReadOnlyDictionary<string, Location> Locations { get; init; } = new Dictionary<string, Location>(StringComparer.Ordinal);

    /// <summary>
    /// The argument with the inputs. Those of the file override those of the argument, and those in <paramref name="set"/> override both.
    /// </summary>
    public static RunInputs Add(
        AefWorkspace workspace,
        WorkflowValue argument,
        string? file,
        IReadOnlyList<RunInput> set,
        Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pipeline);
        if (argument.Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map)
            || argument[InputValueProblems.Key].Kind is not (WorkflowValueKind.Null or WorkflowValueKind.Map))
        {
            return new RunInputs(argument, []); // another check reports it
        }

        var (entries, problems) = file is null ? ([], []) : Read(workspace, file);
        var locations = entries.DistinctBy(e => e.Key, StringComparer.Ordinal)
            .Where(e => !set.Any(s => s.Name == e.Key))
            .ToDictionary(e => e.Key, e => e.Value.Location, StringComparer.Ordinal);
        var values = argument[InputValueProblems.Key];
        values = entries.Aggregate(values, (map, e) => map.With(e.Key, WorkflowValue.FromDocument(e.Value)));
        values = set.Aggregate(values, (map, i) => map.With(i.Name, i.ValueFor(pipeline)));
        return new RunInputs(values.Entries.Any() ? argument.With(InputValueProblems.Key, values) : argument, problems)
        {
            Locations = locations,
        };
    }

    /// <summary>The argument with the inputs of a compiled pipeline.</summary>
    public static RunInputs Add(
        AefWorkspace workspace,
        WorkflowValue argument,
        string? file,
        IReadOnlyList<RunInput> set,
        WorkflowArtifact artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Add(workspace, argument, file, set, artifact.Pipeline.Source);
    }

    /// <summary>All problems of the inputs.</summary>
    public IReadOnlyList<Diagnostic> Check(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return FileProblems.Any(d => d.Severity == DiagnosticSeverity.Error)
            ? []
            : InputValueProblems.Check(pipeline, Argument, Locations);
    }

    private static (IReadOnlyList<MappingEntry> Entries, IReadOnlyList<Diagnostic> Problems) Read(AefWorkspace workspace, string file)
    {
        var document = workspace.ReadDocument(file);
        return document switch
        {
            { HasErrors: true } or { Root: null } => ([], document.Diagnostics),
            { Root: MappingNode map } => (map.Entries, document.Diagnostics),
            { Root: var root } => ([], [.. document.Diagnostics, InputValueDiagnostics.NotAnInputFile.At(root.Location, root.Kind)]),
        };
    }
}
