using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>
/// Position contains source position information about the stack trace element such as line number, column number and length of the
/// code block in bytes.
/// </summary>
public sealed record SourcePosition
{
    /// <summary>The source code column position (of the line) the current instruction was generated from.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Column { get; init; }

    /// <summary>The number of bytes of source code making up this stack trace element.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Length { get; init; }

    /// <summary>The source code line number the current instruction was generated from.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Line { get; init; }
}
