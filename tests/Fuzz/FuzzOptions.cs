using System.Globalization;
using Aef.Fuzz.Running;
using Aef.Fuzz.Targets;

namespace Aef.Fuzz;

/// <summary>The options of the command line.</summary>
internal sealed record FuzzOptions
{
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    public ulong Seed { get; private init; } = 1;

    public long First { get; private init; }

    public long Count { get; private init; } = 100_000;

    public long Chunk { get; private init; } = 20_000;

    public string Repository { get; private init; } = FindRepository();

    public string Diagnostics { get; private init; } = Path.Combine(FindRepository(), "artifacts", "fuzz");

    public IReadOnlyList<string> Samples { get; private init; } = [Path.Combine(FindRepository(), "..", "shared", "conformance")];

    /// <summary>The doors that inputs are made for; all when none was named.</summary>
    public IReadOnlyList<FuzzTarget> Targets { get; private init; } = FuzzSession.AllTargets();

    /// <summary>Set in the process that runs inputs: the first one and their number.</summary>
    public (long First, long Count)? Work { get; private init; }

    /// <summary>A file with one input that is run alone; with <see cref="Targets"/> naming its door.</summary>
    public string? Replay { get; private init; }

    public string ProgressFile => Path.Combine(Diagnostics, $"progress-{Seed}-{First}");

    /// <summary>Reads the arguments; null when they are wrong.</summary>
    public static FuzzOptions? Parse(string[] arguments)
    {
        var worker = Array.IndexOf(arguments, "--worker");
        var options = new FuzzOptions { Arguments = worker < 0 ? arguments : arguments[..worker] };
        for (var i = 0; i + 1 < options.Arguments.Count; i += 2)
        {
            var value = options.Arguments[i + 1];
            options = options.Arguments[i] switch
            {
                "--seed" => options with { Seed = ulong.Parse(value, CultureInfo.InvariantCulture) },
                "--first" => options with { First = Number(value) },
                "--count" => options with { Count = Number(value) },
                "--chunk" => options with { Chunk = Number(value) },
                "--findings" => options with { Diagnostics = Path.GetFullPath(value) },
                "--samples" => options with { Samples = [.. options.Samples, value] },
                "--target" => options with { Targets = [.. FuzzSession.AllTargets().Where(t => t.Name == value)] },
                "--replay" => options with { Replay = value },
                _ => options with { Targets = [] },
            };
        }

        options = worker < 0 ? options : options with { Work = (Number(arguments[worker + 1]), Number(arguments[worker + 2])) };
        return options.Targets.Count == 0 || options.Arguments.Count % 2 != 0 ? null : options;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Aef.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
