using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Runs.Executors;

/// <summary>The caller's executors by the name of the executor, function or workflow in the steps; <c>*</c> means all others.</summary>
public sealed class ExecutorTable
{
    /// <summary>The name for all other executors.</summary>
    public const string Others = "*";

    private readonly Dictionary<string, IJobExecutor> _executors;

    /// <summary>Creates a table. Names are case-sensitive, like those of deployed functions.</summary>
    public ExecutorTable(IEnumerable<KeyValuePair<string, IJobExecutor>> executors) => _executors = new(executors, StringComparer.Ordinal);

    /// <summary>A table without executors: everything is simulated.</summary>
    public static ExecutorTable Empty { get; } = new([]);

    /// <summary>The executors by name.</summary>
    public IEnumerable<KeyValuePair<string, IJobExecutor>> Executors => _executors;

    /// <summary>The number of executors.</summary>
    public int Count => _executors.Count;

    /// <summary>Reports names that no step of a pipeline runs: they are probably mistyped, and their jobs would be simulated.</summary>
    public IReadOnlyList<Diagnostic> Check(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var used = pipeline.Steps.Select(PipelineTree.RunsOf).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return _executors.Keys.Where(n => n != Others && !used.Contains(n, StringComparer.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n =>
                ExecutingDiagnostics.UnusedExecutor.At(
                    Location.None,
                    Quoted.Text(pipeline.Name),
                    Quoted.Text(n),
                    string.Join(", ", used.Take(10).Select(u => Quoted.Text(u)))))
            .ToEquatableList();
    }

    internal (string Name, IJobExecutor Executor)? Find(BoundStep step)
    {
        var name = PipelineTree.RunsOf(step) ?? string.Empty;
        return _executors.TryGetValue(name, out var own) || _executors.TryGetValue(Others, out own) ? (name, own) : null;
    }
}
