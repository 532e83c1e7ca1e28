using System.CommandLine;
using Aef.Core.Workspace;

namespace Aef.Cli.Commands;

/// <summary>What the forms of <c>aef compile</c> share: the input, the output, and where the project is.</summary>
internal sealed record CompileRequest(string File, WorkspaceOptions Project)
{
    /// <summary>The file of platform parameters, or null.</summary>
    public string? Parameters { get; private init; }

    /// <summary>The file or folder to write; null or <c>-</c> for standard output.</summary>
    public string? Out { get; private init; }

    /// <summary>The generation of Airflow; null means the default.</summary>
    public string? Airflow { get; private init; }

    /// <summary>The format of workflows; null means the default.</summary>
    public string? Format { get; private init; }

    /// <summary>False to omit the log entries of jobs.</summary>
    public bool JobLogs { get; private init; }

    /// <summary>True to replace a file that Aef did not write.</summary>
    public bool Force { get; private init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; private init; }

    /// <summary>The values of a command line.</summary>
    public static CompileRequest Of(ParseResult result, WorkspaceOptions project) =>
        new(result.GetRequiredValue<string[]>("FILE")[0], project)
    {
        Parameters = result.GetValue<string?>("--parameters"),
        Out = result.GetValue<string?>("--out"),
        Airflow = result.GetValue<string?>("--airflow"),
        Format = result.GetValue<string?>("--format"),
        JobLogs = !result.GetValue<bool>("--no-job-logs"),
        Force = result.GetValue<bool>("--force"),
        AsJson = result.GetValue<string>("--output") == CommonOptions.Json,
    };
}
