using System.Text.Json.Serialization;
using Aef.Google.Rest;

namespace Aef.Server.Storage;

/// <summary>The records of Cloud Storage in the store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(StoredBucket))]
[JsonSerializable(typeof(StoredUpload))]
internal sealed partial class StorageJson : JsonSerializerContext;
