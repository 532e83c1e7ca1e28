using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aef.Server.Store;

/// <summary>One change of a record.</summary>
/// <param name="Collection">The collection, such as <c>workflows</c>.</param>
/// <param name="Key">The key, such as the name of the resource.</param>
/// <param name="Value">The new value; null deletes the record.</param>
internal readonly record struct StoreChange(string Collection, string Key, byte[]? Value)
{
    /// <summary>Writes a value as JSON.</summary>
    public static StoreChange Put<T>(string collection, string key, T value, JsonTypeInfo<T> type) =>
        new(collection, key, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Deletes a record.</summary>
    public static StoreChange Delete(string collection, string key) => new(collection, key, null);
}
