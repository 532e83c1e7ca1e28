using System.Globalization;
using Aef.Documents.Collections;
using Aef.Server;

namespace Aef.Web;

/// <summary>The options of <c>aef serve</c>.</summary>
internal sealed record ServeOptions
{
    /// <summary>The text of <c>--help</c>.</summary>
    public const string Help = """
        Usage: aef serve [options]

        Runs a local server on 127.0.0.1: a web page for the pipelines of a folder and their
        runs, and Google's REST APIs, with Aef's engine.

        Options:
          --port N           The port; 0 for any free one (default: 8080)
          --workspace DIR    The folder whose pipelines the page shows (default: the current folder)
          --read-only        Start, cancel and change nothing from the page
          --no-page          Serve the APIs only
          --state DIR        The state folder; by default, AEF_STATE, or .aef next to the nearest aef.json.
                             The server uses its subfolder "server"
          --urls-file FILE   Write the addresses to a file when the server listens, one per line
          --speed N          Run executions and schedules N times faster than real time (default: 1)
          --allow-host HOST  Allow executions to call a host: HOST, HOST:PORT or *.SUFFIX (repeatable)
          --environment NAME Return the secrets of an environment of aef.json
          --secret NAME=REF  Return a secret: env:VARIABLE or file:PATH (repeatable)
          --faults FILE      Let calls go wrong as the file describes: see docs/faults.md
          --seed N           The seed of generated ids
          --quiet            Print problems only
          -h, --help         Show this text
          --version          Show the version

        """;

    private static readonly string[] Names =
    [
        "--port", "--workspace", "--state", "--urls-file", "--speed", "--allow-host", "--seed", "--faults", "--environment", "--secret",
        "--client-version",
    ];

    /// <summary>The port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The folder whose pipelines the page shows; null for the current one.</summary>
    public string? Workspace { get; init; }

    /// <summary>True if nothing is started or changed from the page.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True to serve the APIs without the page.</summary>
    public bool HasNoPage { get; init; }

    /// <summary>The state folder that the user has named; null for the default one.</summary>
    public string? State { get; init; }

    /// <summary>The file for the addresses; null for none.</summary>
    public string? UrlsFile { get; init; }

    /// <summary>The speed.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The hosts that may be called.</summary>
    public EquatableList<string> AllowedHosts { get; init; } = [];

    /// <summary>The environment whose secrets are returned; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>The secrets of the command line, each as its name and where its value is.</summary>
    public EquatableList<string> Secrets { get; init; } = [];

    /// <summary>The fault file; null for none.</summary>
    public string? Faults { get; init; }

    /// <summary>The seed; null for random ids.</summary>
    public ulong? Seed { get; init; }

    /// <summary>True to print problems only.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The version of the program that starts the server; null if a user starts it.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>Parses arguments; all problems are returned at once.</summary>
    public static (ServeOptions Options, IReadOnlyList<string> Problems) Parse(IReadOnlyList<string> arguments)
    {
        var options = new ServeOptions();
        var problems = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal)
                ? (left, right)
                : (arguments[i], null);
            if (value is null && name is "--quiet" or "--read-only" or "--no-page")
            {
                options = name switch
                {
                    "--quiet" => options with { IsQuiet = true },
                    "--read-only" => options with { IsReadOnly = true },
                    _ => options with { HasNoPage = true },
                };
                continue;
            }

            if (!Names.Contains(name))
            {
                problems.Add($"Unknown option \"{arguments[i]}\". See aef serve --help.");
                continue;
            }

            value ??= i + 1 < arguments.Count ? arguments[++i] : null;
            if (string.IsNullOrEmpty(value))
            {
                problems.Add($"The option {name} requires a value.");
                continue;
            }

            options = With(options, name, value, problems);
        }

        return (options, problems);
    }

    /// <summary>The options of the server.</summary>
    public AefServerOptions ToServer(string state, IServerPage? page, Action<string> log) => new()
    {
        Port = Port,
        StatePath = state,
        Speed = Speed,
        AllowedHosts = AllowedHosts,
        Seed = Seed,
        FaultsPath = Faults,
        Page = page,
        Log = log,
    };

    private static ServeOptions With(ServeOptions options, string name, string value, List<string> problems)
    {
        switch (name)
        {
            case "--port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535:
                return options with { Port = port };
            case "--speed" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed)
                && speed is > 0 and <= 1_000_000:
                return options with { Speed = speed };
            case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                return options with { Seed = seed };
            case "--workspace":
                return options with { Workspace = value };
            case "--client-version":
                return options with { ClientVersion = value };
            case "--state":
                return options with { State = value };
            case "--faults":
                return options with { Faults = value };
            case "--environment":
                return options with { Environment = value };
            case "--secret" when ServeSecrets.Parse(value) is not null:
                return options with { Secrets = options.Secrets.Add(value) };
            case "--secret":
                problems.Add($"--secret must be {ServeSecrets.Form}.");
                return options;
            case "--urls-file":
                return options with { UrlsFile = value };
            case "--allow-host" when new Aef.Workflows.Hosting.Network.AllowedHosts().TryAdd(value, out var problem):
                return options with { AllowedHosts = options.AllowedHosts.Add(value) };
            case "--allow-host":
                new Aef.Workflows.Hosting.Network.AllowedHosts().TryAdd(value, out var why);
                problems.Add($"--allow-host: {why}.");
                return options;
            default:
                var expected = name switch
                {
                    "--port" => "a number from 0 to 65535",
                    "--speed" => "a number greater than 0 and at most 1000000",
                    _ => "a whole number that is not negative",
                };
                problems.Add($"{name} must be {expected}; got \"{value}\".");
                return options;
        }
    }
}
