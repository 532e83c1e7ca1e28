using System.CommandLine;
using Aef.Cli.Input;
using Aef.Workflows.Journal;

namespace Aef.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>The value for readable text.</summary>
    public const string Text = "text";

    /// <summary>The value for JSON.</summary>
    public const string Json = "json";

    /// <summary>The value for comma-separated values.</summary>
    public const string Csv = "csv";

    /// <summary>The value for SARIF.</summary>
    public const string Sarif = "sarif";

    /// <summary><c>--output text|json</c>.</summary>
    public static Option<string> Output()
    {
        var option = new Option<string>("--output")
        {
            Description = "The output format: text, or a single JSON document",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
        };
        return option.AcceptOnlyFromAmong("text", Json);
    }

    /// <summary><c>--endpoint URL</c>.</summary>
    public static Option<string?> Endpoint() => new("--endpoint")
    {
        Description = "One address for all APIs, such as that of aef serve; by default, AEF_ENDPOINT, gcloud's overrides or Google",
        HelpName = "URL",
    };

    /// <summary><c>--output text|json|sarif</c>.</summary>
    public static Option<string> OutputOrSarif()
    {
        var option = new Option<string>("--output")
        {
            Description = "The output format: text, a single JSON document, or SARIF 2.1.0 for code scanning",
            HelpName = "text|json|sarif",
            DefaultValueFactory = _ => "text",
        };
        return option.AcceptOnlyFromAmong("text", Json, Sarif);
    }

    /// <summary><c>--output table|json|csv</c>.</summary>
    public static Option<string> OutputOfRows(string description) => new Option<string>("--output")
    {
        Description = description,
        HelpName = "table|json|csv",
        DefaultValueFactory = _ => "table",
    }.AcceptOnlyFromAmong("table", Json, Csv);

    /// <summary><c>--limit N</c> of the newest entries, which <see cref="Limit"/> reads.</summary>
    public static Option<int> NewestLimit(string description) => new("--limit")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => 50,
    };

    /// <summary>The value of <see cref="NewestLimit"/>; null for all.</summary>
    public static int? Limit(ParseResult result, Option<int> option) => result.GetValue(option) switch
    {
        0 => null,
        > 0 and var number => number,
        var number => throw new UsageException($"--limit must be a number from 0 on; got {number}."),
    };

    /// <summary><c>--events OUT</c>.</summary>
    public static Option<string?> Events() => new("--events")
    {
        Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)",
        HelpName = "OUT",
    };

    /// <summary><c>--environment NAME</c> of a command that does jobs on this computer.</summary>
    public static Option<string?> EnvironmentName() => new("--environment")
    {
        Description = "The environment of aef.json, with its connections; by default, local",
        HelpName = "NAME",
    };

    /// <summary><c>--parameters FILE</c>.</summary>
    public static Option<string?> Parameters() =>
        new("--parameters")
        {
            Description = "Platform parameters of the environment, such as platform-parameters-dev.json",
            HelpName = "FILE",
        };

    /// <summary><c>--force</c>.</summary>
    public static Option<bool> Force() => new("--force")
    {
        Description = "Replace output files that Aef did not write; files that the command reads are never replaced",
    };

    /// <summary><c>--journal-sync</c>.</summary>
    public static Option<bool> JournalSync() =>
        new("--journal-sync") { Description = "Flush each record of the journal to disk, so that it also survives a power failure" };

    /// <summary>The value of <c>--journal-sync</c>.</summary>
    public static JournalDurability Durability(bool sync) => sync ? JournalDurability.Power : JournalDurability.Process;
}
