using Aef.Documents.Tree;

namespace Aef.Cli.Commands;

/// <summary>What <c>aef measure</c> was asked to do.</summary>
internal sealed record MeasureOptions(string File)
{
    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; init; }

    /// <summary>The look at which jobs have succeeded.</summary>
    public int Polls { get; init; }

    /// <summary>The simulation script, or null.</summary>
    public string? Script { get; init; }

    /// <summary>Runs a month.</summary>
    public int Runs { get; init; }

    /// <summary>The form of the source; null leaves it to the compiler.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>False to leave out the entries of jobs in the log.</summary>
    public bool JobLogs { get; init; }

    /// <summary>True when standard output holds JSON and nothing else.</summary>
    public bool AsJson { get; init; }
}
