using Aef.Runs.Launching;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef execute</c> starts.</summary>
/// <param name="Subject">The file or the workflow.</param>
internal sealed record ExecuteRequest(string Subject)
{
    /// <summary>The platform parameters; null for those of the environment.</summary>
    public string? Parameters { get; init; }

    /// <summary>The argument, without the inputs.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>The inputs that override those of the file.</summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];

    /// <summary>The file of inputs; null for none.</summary>
    public string? InputFile { get; init; }

    /// <summary>The execution to resume; null for none.</summary>
    public string? Resume { get; init; }

    /// <summary>The labels of the user.</summary>
    public IReadOnlyDictionary<string, string?> Labels { get; init; } = new Dictionary<string, string?>();

    /// <summary>False to return as soon as the execution was started.</summary>
    public bool Waits { get; init; }

    /// <summary>True to cancel the execution when the command is interrupted.</summary>
    public bool CancelsOnInterrupt { get; init; }

    /// <summary>True to keep the variables of each step.</summary>
    public bool IsDetailed { get; init; }

    /// <summary>The file of events; null for none.</summary>
    public string? Events { get; init; }

    /// <summary>True to print one JSON document.</summary>
    public bool AsJson { get; init; }

    /// <summary>True if the subject is a file.</summary>
    public bool IsFile => Subject.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || Subject.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || Subject.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
