using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting;

/// <summary>
/// A request to a callback endpoint, as <c>events.await_callback</c> returns it
/// (https://cloud.google.com/workflows/docs/creating-callback-endpoints).
/// </summary>
public sealed class CallbackRequest
{
    /// <summary>Creates a request.</summary>
    public CallbackRequest(
        string method,
        string url,
        WorkflowValue headers = default,
        WorkflowValue query = default,
        WorkflowValue body = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(url);
        Method = method;
        Url = url;
        Headers = headers.IsNull ? WorkflowValue.EmptyMap : headers;
        Query = query.IsNull ? WorkflowValue.EmptyMap : query;
        Body = body;
    }

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>The URL of the endpoint.</summary>
    public string Url { get; }

    /// <summary>The headers: a map.</summary>
    public WorkflowValue Headers { get; }

    /// <summary>The query parameters: a map.</summary>
    public WorkflowValue Query { get; }

    /// <summary>The body: decoded JSON, a string, bytes, or null when there is none.</summary>
    public WorkflowValue Body { get; }

    /// <summary>The map that <c>events.await_callback</c> returns.</summary>
    public WorkflowValue ToValue(DateTimeOffset receivedTime) => WorkflowValue.FromMap(
        ("http_request", WorkflowValue.FromMap(("body", Body), ("headers", Headers), ("method", Method), ("query", Query), ("url", Url))),
        ("received_time", receivedTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)),
        ("type", "HTTP"));
}
