using System.IO.Enumeration;
using Aef.Documents.Collections;

namespace Aef.Server.Faults;

/// <summary>Which calls have a fault.</summary>
/// <param name="Method">A method such as <c>workflows.create</c>, or a pattern with <c>*</c>.</param>
/// <param name="Fault">The fault.</param>
internal sealed record FaultRule(string Method, Fault Fault)
{
    /// <summary>A pattern of the path; null for any.</summary>
    public string? Path { get; init; }

    /// <summary>The numbers, from 1, of the matching calls that have the fault; empty for all.</summary>
    public EquatableList<long> Calls { get; init; } = [];

    /// <summary>The probability with which a matching call has the fault; null for always.</summary>
    public double? Probability { get; init; }

    /// <summary>How often the fault happens at most; null for no limit.</summary>
    public long? Times { get; init; }

    /// <summary>True if the rule is about a call.</summary>
    public bool IsAbout(string method, string path) =>
        FileSystemName.MatchesSimpleExpression(Method, method, ignoreCase: false)
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false));
}
