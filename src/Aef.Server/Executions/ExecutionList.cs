using System.Collections.Concurrent;
using System.Text.Json;
using Aef.Google.Rest.Executions;
using Aef.Server.Http;
using Aef.Server.Store;

namespace Aef.Server.Executions;

/// <summary>The summaries of the executions of one workflow. Those of earlier processes are read when the list is first needed.</summary>
internal sealed class ExecutionList(IServerStore store, string workflow)
{
    private readonly ConcurrentDictionary<string, ExecutionSummary> _items = new(StringComparer.Ordinal);
    private readonly Lock _loading = new();
    private bool _isLoaded;

    /// <summary>The collection of the executions of a workflow.</summary>
    public static string CollectionOf(string workflow) => "executions/" + workflow;

    /// <summary>The number of executions that this process knows.</summary>
    public int KnownCount => _items.Count;

    /// <summary>Sets the summary of an execution.</summary>
    public void Set(Execution execution)
    {
        var summary = new ExecutionSummary(execution);
        _items[summary.Id] = summary;
    }

    /// <summary>All executions, newest first.</summary>
    public IReadOnlyList<ExecutionSummary> NewestFirst()
    {
        Load();
        var all = _items.Values.ToArray();
        Array.Sort(all, (a, b) => b.CreateTime.CompareTo(a.CreateTime) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name));
        return all;
    }

    /// <summary>Removes an execution.</summary>
    public void Remove(string id) => _items.TryRemove(id, out _);

    private void Load()
    {
        lock (_loading)
        {
            if (_isLoaded)
            {
                return;
            }

            var collection = CollectionOf(workflow);
            foreach (var id in store.Keys(collection))
            {
                if (!_items.ContainsKey(id)
                    && store.Read(collection, id) is { } json
                    && JsonSerializer.Deserialize(json, ServerJson.Writer.Execution) is { } execution)
                {
                    _items.TryAdd(id, new ExecutionSummary(execution));
                }
            }

            _isLoaded = true;
        }
    }
}
