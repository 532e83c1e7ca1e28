using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aef.Server.Store;

/// <summary>Reads records of the store.</summary>
internal static class StoreRecords
{
    /// <summary>Reads a record that exists.</summary>
    public static T Read<T>(IServerStore store, string collection, string key, JsonTypeInfo<T> type)
        where T : class =>
        (store.Read(collection, key) is { } bytes ? JsonSerializer.Deserialize(bytes, type) : null)
        ?? throw new InvalidDataException($"The record {collection}/{key} of the state folder cannot be read.");
}
