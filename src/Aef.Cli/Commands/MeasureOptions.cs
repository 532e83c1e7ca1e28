using Aef.Core.Workspace;
using Aef.Documents.Tree;
using Aef.Runs.Environments;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef measure</c>.</summary>
internal sealed record MeasureOptions(string File)
{
    /// <summary>Where configuration, executors and job files are, and the choice of bindings.</summary>
    public WorkspaceOptions Project { get; init; } = new();

    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The poll at which jobs have succeeded.</summary>
    public int Polls { get; init; }

    /// <summary>The simulation script, or null.</summary>
    public string? Script { get; init; }

    /// <summary>The file with the answers of APIs, and the secrets.</summary>
    public EnvironmentRequest Environment { get; init; } = EnvironmentRequest.Empty;

    /// <summary>The inputs of the measured run.</summary>
    public IReadOnlyList<RunInput> Inputs { get; init; } = [];

    /// <summary>The file of inputs, or null.</summary>
    public string? InputFile { get; init; }

    /// <summary>Runs per month.</summary>
    public int Runs { get; init; }

    /// <summary>The format of the source; null lets the compiler choose.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>False to omit the log entries of jobs.</summary>
    public bool JobLogs { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }
}
