using System.Text.Json;
using System.Text.Json.Serialization;
using Aef.Google.Rest;

namespace Aef.Server.Http;

/// <summary>The JSON of requests and answers.</summary>
internal static class ServerJson
{
    /// <summary>Reads requests: unknown fields and duplicates are errors, as in Google's APIs.</summary>
    public static GoogleJson Reader { get; } = new(
        new JsonSerializerOptions(GoogleJson.Default.Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            MaxDepth = 64,
        });

    /// <summary>Writes answers.</summary>
    public static GoogleJson Writer => GoogleJson.Default;
}
