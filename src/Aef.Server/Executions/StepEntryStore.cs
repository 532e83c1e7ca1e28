using System.Globalization;
using System.Text.Json;
using Aef.Google.Rest.Executions;
using Aef.Server.Http;
using Aef.Server.Store;

namespace Aef.Server.Executions;

/// <summary>The step entries of executions that have ended, in the store: some hundred in each record.</summary>
internal static class StepEntryStore
{
    private const string Collection = "steps";
    private const int ChunkSize = 500;

    /// <summary>The changes that write the entries of an execution.</summary>
    public static IEnumerable<StoreChange> Put(string execution, IReadOnlyList<StepEntry> entries) => entries.Chunk(ChunkSize)
        .Select((chunk, i) => StoreChange.Put(
            Collection,
            KeyOf(execution, i),
            new ListStepEntriesResponse { StepEntries = chunk },
            ServerJson.Writer.ListStepEntriesResponse));

    /// <summary>The entries of an execution.</summary>
    public static IReadOnlyList<StepEntry> Read(IServerStore store, string execution)
    {
        var entries = new List<StepEntry>();
        for (var i = 0; store.Read(Collection, KeyOf(execution, i)) is { } json; i++)
        {
            entries.AddRange(JsonSerializer.Deserialize(json, ServerJson.Writer.ListStepEntriesResponse)?.StepEntries ?? []);
        }

        return entries;
    }

    /// <summary>The changes that delete the entries of an execution.</summary>
    public static IEnumerable<StoreChange> Delete(IServerStore store, string execution)
    {
        for (var i = 0; store.Read(Collection, KeyOf(execution, i)) is not null; i++)
        {
            yield return StoreChange.Delete(Collection, KeyOf(execution, i));
        }
    }

    private static string KeyOf(string execution, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{execution}/{chunk}");
}
