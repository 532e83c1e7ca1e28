using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Effects;

/// <summary>The validated arguments of an <c>http.*</c> call, with the method resolved.</summary>
public sealed record HttpRequest
{
    /// <summary>The method in upper case, such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The URL as written; <c>http</c> or <c>https</c>.</summary>
    public required string Url { get; init; }

    /// <summary>The headers: a map, or null.</summary>
    public WorkflowValue Headers { get; init; }

    /// <summary>The query parameters: a map, or null.</summary>
    public WorkflowValue Query { get; init; }

    /// <summary>The body: any value, or null.</summary>
    public WorkflowValue Body { get; init; }

    /// <summary>The authentication: a map with <c>type</c>, or null.</summary>
    public WorkflowValue Auth { get; init; }

    /// <summary>The timeout of the call, in seconds.</summary>
    public double TimeoutSeconds { get; init; }
}
