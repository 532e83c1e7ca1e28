using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;

namespace Aef.Runs.Executors;

/// <summary>
/// Chooses what runs each step of a run on this computer: an executor of the caller, the substitute of the environment, or the local
/// binding of the catalog entry, in this order.
/// </summary>
internal sealed class LocalExecutors(ExecutorTable own, LocalRunSettings settings) : IAsyncDisposable
{
    private static readonly WorkflowBinding Workflow = new();

    private readonly IReadOnlyList<ILocalKind> _kinds = LocalKinds.With(settings.Kinds);
    private readonly Dictionary<string, IJobExecutor> _created = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>What the executors share.</summary>
    public LocalRunSettings Settings => settings;

    /// <summary>What runs a step; null when nothing can, or only a simulation could.</summary>
    public LocalExecutor? Find(BoundStep step)
    {
        var name = PipelineTree.RunsOf(step) ?? string.Empty;
        if (own.Find(step) is { } chosen)
        {
            return new LocalExecutor(name, null, chosen.Executor);
        }

        if (settings.Substitutes.TryGetValue(name, out var substitute))
        {
            return new LocalExecutor(name, substitute, null);
        }

        return step.Executor?.Local is { } binding and not SimulateBinding ? new LocalExecutor(name, binding, null)
            : step.WorkflowName is not null && KindOf(Workflow) is not null ? new LocalExecutor(name, Workflow, null)
            : null;
    }

    /// <summary>The kind with a keyword; null when none is available.</summary>
    public ILocalKind? KindOf(LocalBinding binding) => _kinds.FirstOrDefault(k => k.Name == binding.Kind);

    /// <summary>
    /// The executor itself; null when its kind is not available. All jobs of a kind have the same one, and any of them may be the first.
    /// </summary>
    public IJobExecutor? Get(LocalExecutor executor)
    {
        if (executor.Binding is not { } binding)
        {
            return executor.Own;
        }

        lock (_lock)
        {
            if (!_created.TryGetValue(binding.Kind, out var created))
            {
                created = executor.IsSimulated ? new SimulatedExecutor() : KindOf(binding)?.Create(settings);
                if (created is not null)
                {
                    _created.Add(binding.Kind, created);
                }
            }

            return created;
        }
    }

    /// <summary>Releases what the executors hold, such as connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var executor in _created.Values)
        {
            if (executor is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (executor as IDisposable)?.Dispose();
            }
        }

        _created.Clear();
    }
}
