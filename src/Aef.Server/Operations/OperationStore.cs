using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Aef.Google.Rest.Common;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Store;

namespace Aef.Server.Operations;

/// <summary>The long-running operations. All of them are done when they are returned; the newest are kept.</summary>
internal sealed class OperationStore(ServerContext context)
{
    private const string Collection = "operations";
    private const int Kept = 2_000;

    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Reads the operations from the store.</summary>
    public void Restore()
    {
        foreach (var name in context.Store.Keys(Collection))
        {
            if (context.Store.Read(Collection, name) is { } json
                && JsonSerializer.Deserialize(json, ServerJson.Writer.Operation) is { } operation)
            {
                _operations[name] = operation;
                _order.Enqueue(name);
            }
        }
    }

    /// <summary>
    /// Creates an operation that has succeeded with <paramref name="response"/> or failed with <paramref name="error"/>, and the changes
    /// of the store that record it.
    /// </summary>
    public (Operation Operation, IReadOnlyList<StoreChange> Changes) Create(
        LocationName location,
        string target,
        string verb,
        JsonElement? response,
        ApiError? error)
    {
        var now = context.Clock.GetUtcNow();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{location.Name}/operations/operation-{now.ToUnixTimeMilliseconds()}-{context.Ids.Next() & 0xF_FFFF_FFFF_FFFF:x13}-{(uint)context.Ids.Next():x8}-{(uint)context.Ids.Next():x8}");
        var metadata = JsonSerializer.SerializeToElement(
            new OperationMetadata { CreateTime = now, EndTime = now, Target = target, Verb = verb, ApiVersion = "v1" },
            ServerJson.Writer.OperationMetadata);
        var operation = new Operation
        {
            Name = name,
            Metadata = AnyOf("type.googleapis.com/google.cloud.workflows.v1.OperationMetadata", metadata),
            Done = true,
            Error = error?.ToStatus(),
            Response = error is not null ? null
                : response is { } resource ? AnyOf("type.googleapis.com/google.cloud.workflows.v1.Workflow", resource)
                : AnyOf("type.googleapis.com/google.protobuf.Empty", null),
        };
        _operations[name] = operation;
        _order.Enqueue(name);
        var changes = new List<StoreChange> { StoreChange.Put(Collection, name, operation, ServerJson.Writer.Operation) };
        while (_operations.Count > Kept && _order.TryDequeue(out var oldest))
        {
            if (_operations.TryRemove(oldest, out _))
            {
                changes.Add(StoreChange.Delete(Collection, oldest));
            }
        }

        return (operation, changes);
    }

    /// <summary>An operation by its name; null if there is none.</summary>
    public Operation? Find(string name) => _operations.GetValueOrDefault(name);

    /// <summary>The operations of a location, newest first.</summary>
    public IReadOnlyList<Operation> List(LocationName location)
    {
        var prefix = location.Name + "/operations/";
        return [.. _operations.Values
            .Where(o => o.Name!.StartsWith(prefix, StringComparison.Ordinal))
            .OrderByDescending(o => o.Name, StringComparer.Ordinal)];
    }

    /// <summary>Deletes an operation; false if there is none.</summary>
    public async Task<bool> DeleteAsync(string name)
    {
        if (!_operations.TryRemove(name, out _))
        {
            return false;
        }

        await context.Store.WriteAsync(StoreChange.Delete(Collection, name)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Forgets all operations.</summary>
    public void Clear()
    {
        _operations.Clear();
        _order.Clear();
    }

    private static Dictionary<string, JsonElement> AnyOf(string type, JsonElement? value)
    {
        var any = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["@type"] = JsonSerializer.SerializeToElement(type, ServerJson.Writer.String),
        };
        if (value is { } fields)
        {
            foreach (var field in fields.EnumerateObject())
            {
                any[field.Name] = field.Value;
            }
        }

        return any;
    }
}
