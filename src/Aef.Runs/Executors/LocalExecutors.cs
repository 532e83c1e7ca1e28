using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;

namespace Aef.Runs.Executors;

/// <summary>
/// Chooses what runs each step of a run on this computer: an executor of the caller, the substitute of the environment, or the local
/// binding of the catalog entry, in this order.
/// </summary>
internal sealed class LocalExecutors(ExecutorTable own, IReadOnlyList<ILocalKind> kinds, LocalRunSettings settings) : IAsyncDisposable
{
    private readonly Dictionary<string, IJobExecutor> _created = new(StringComparer.Ordinal);

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

        return step.Executor?.Local is { } binding and not SimulateBinding ? new LocalExecutor(name, binding, null) : null;
    }

    /// <summary>The kind with a keyword; null when none is available.</summary>
    public ILocalKind? KindOf(LocalBinding binding) => kinds.FirstOrDefault(k => k.Name == binding.Kind);

    /// <summary>The executor itself; all jobs of a kind have the same one.</summary>
    public IJobExecutor Get(LocalExecutor executor)
    {
        if (executor.Own is { } own)
        {
            return own;
        }

        var kind = executor.Binding is { } binding ? binding.Kind : string.Empty;
        if (!_created.TryGetValue(kind, out var created))
        {
            created = executor.IsSimulated ? new SimulatedExecutor()
                : KindOf(executor.Binding!)?.Create(settings) // one that is not of the caller has a binding
                    ?? throw new InvalidOperationException($"The local kind \"{kind}\" was not checked.");
            _created.Add(kind, created);
        }

        return created;
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
