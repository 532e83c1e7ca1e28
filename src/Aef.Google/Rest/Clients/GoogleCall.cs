using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aef.Google.Rest.Transport;

namespace Aef.Google.Rest.Clients;

/// <summary>One call of a method of an API.</summary>
/// <param name="Name">The name of the method, such as <c>workflows.get</c>.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Uri">The address.</param>
internal sealed record GoogleCall(string Name, string Verb, Uri Uri)
{
    /// <summary>The body of a custom method without arguments.</summary>
    private static readonly TransportBody EmptyObject = new("{}"u8.ToArray(), "application/json");

    /// <summary>The body; null for none.</summary>
    public TransportBody? Body { get; init; }

    /// <summary>When the request may be sent again.</summary>
    public Repetition Repetition { get; init; }

    /// <summary>How long one attempt may take with its answer; null for the limit of the policy.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The resource, for messages.</summary>
    public string? Resource { get; init; }

    /// <summary>More headers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The call with a resource as its body.</summary>
    public GoogleCall With<T>(T body, JsonTypeInfo<T> type) =>
        this with { Body = new TransportBody(JsonSerializer.SerializeToUtf8Bytes(body, type), "application/json; charset=utf-8") };

    /// <summary>The call with an empty object as its body.</summary>
    public GoogleCall WithEmptyBody() => this with { Body = EmptyObject };
}
