using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aef.Kill;

/// <summary>
/// A real run of <c>aef</c> with commands, SQL and loads, on SQLite and DuckDB, that is killed at random moments and resumed until it ends.
/// Afterwards, the databases, the log of the commands, the history and the audit show whether the rules were kept.
/// </summary>
/// <param name="folder">A folder of its own.</param>
/// <param name="aef">The path of <c>aef.dll</c>, or of a native <c>aef</c>.</param>
/// <param name="seed">Decides the moments.</param>
public sealed class RealTrial(string folder, string aef, int seed)
{
    private const int Rounds = 4;
    private const int RowsOfFile = 500;
    private const int MostKills = 3;

    private static readonly string[] Databases = ["sq", "lake"];

#pragma warning disable CA5394 // chosen again from the number of the trial, not secret
    private readonly Random _random = new(seed);
#pragma warning restore CA5394
    private readonly List<string> _story = [];

    /// <summary>How often the run was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Commands that were reported as possibly started.</summary>
    public int Unknown { get; private set; }

    /// <summary>Processes of commands that a resumed run has ended.</summary>
    public int Ended { get; private set; }

    private string Log => Path.Combine(folder, "commands.log");

    /// <summary>Runs until the end; null when everything is as it must be, otherwise what is wrong.</summary>
    /// <param name="longest">The latest moment of a kill, after the start of a process, in milliseconds.</param>
    public async Task<string?> RunAsync(int longest)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "aef.json"), """
            {"environments": {"local": {"connections": {"sq": {"kind": "sqlite", "path": "sq.sqlite"}}}}}
            """).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "rows.csv"), "step,n\n" + Rows()).ConfigureAwait(false);
        Directory.CreateDirectory(Path.Combine(folder, "executors"));
        await File.WriteAllTextAsync(Path.Combine(folder, "executors", "files.yaml"), """
            name: files
            parameters: { from: { type: string }, to: { type: string }, mode: { type: string }, connection: { type: string } }
            job_file: optional
            local: { kind: load }
            """).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "p.yaml"), Definition()).ConfigureAwait(false);
        for (var start = 0; start < 20; start++)
        {
            var isNew = !Directory.Exists(Path.Combine(folder, ".aef", "runs"))
                || !Directory.EnumerateFiles(Path.Combine(folder, ".aef", "runs"), "journal", SearchOption.AllDirectories).Any();
            var kill = Kills < MostKills ? Next(longest) : (int?)null;
            var end = await StartAsync(kill, isNew ? ["run", "p.yaml"] : ["resume", "latest"]).ConfigureAwait(false);
            _story.Add(string.Create(CultureInfo.InvariantCulture, $"kill after {kill} ms: {end.ExitCode} {end.Error.Trim()}"));
            Unknown += Count(end.Error + end.Output, "attempt 1 failed: StartUnknown");
            Ended += Count(end.Error, "of the interrupted run");
            if (!end.IsKilled)
            {
                return await CheckAsync(end).ConfigureAwait(false);
            }

            Kills++;
        }

        return Report("it never came to its end");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Rows() => string.Concat(Enumerable.Range(1, RowsOfFile).Select(n => $"FILE,{n}\n"));

    /// <summary>Nothing in it may be done twice: each step adds rows, and no table has a key.</summary>
    private static string Definition()
    {
        var levels = string.Concat(Enumerable.Range(1, Rounds).Select(r => string.Concat(
            "- threads:\n",
            Thread(
                $"C{r}",
                "command",
                $"{{ command: [sh, -c, 'echo C{r} >> commands.log; sleep {(r == 2 ? "1.5" : "0.2")}'] }}, continue_if_fail: true"),
            string.Concat(Databases.Select(d => string.Concat(
                Thread($"S{r}{d}", "sql", $"{{ connection: {d}, sql: \"INSERT INTO t VALUES ('S{r}', 0)\" }}"),
                Thread($"L{r}{d}", "files", $"{{ connection: {d}, from: rows.csv, to: l{r}, mode: append }}")))))));
        var tables = string.Concat(
            "CREATE TABLE IF NOT EXISTS t (step VARCHAR, n INTEGER)",
            string.Concat(Enumerable.Range(1, Rounds).Select(r => $"; CREATE TABLE IF NOT EXISTS l{r} (step VARCHAR, n INTEGER)")));
        return "name: p\nlevels:\n- threads:\n"
            + string.Concat(Databases.Select(d => Thread($"T{d}", "sql", $"{{ connection: {d}, sql: \"{tables}\" }}")))
            + levels;
    }

    private static string Thread(string id, string executor, string with) =>
        $"  - steps:\n    - {{ job_id: {id}, job_name: {id}, executor: {executor}, with: {with} }}\n";

    private int Next(int bound)
    {
#pragma warning disable CA5394 // as above
        return _random.Next(bound);
#pragma warning restore CA5394
    }

    /// <summary>Every statement and every file is there once, and every command at most once.</summary>
    private async Task<string?> CheckAsync(ProcessEnd end)
    {
        if (end.ExitCode is not (0 or 1) || (end.ExitCode == 1 && Unknown == 0))
        {
            return Report($"it ended with {end.ExitCode}: {end.Output}");
        }

        var union = string.Concat(
            Enumerable.Range(1, Rounds).Select(r => $" UNION ALL SELECT 'L{r}', count(*), count(DISTINCT n) FROM l{r}"));
        var query = $"SELECT step, count(*) AS c, count(*) AS d FROM t GROUP BY step{union} ORDER BY 1";
        foreach (var database in Databases)
        {
            var counts = await StartAsync(null, ["query", database, query, "--output", "csv"]).ConfigureAwait(false);
            var expected = "step,c,d\n"
                + string.Concat(Enumerable.Range(1, Rounds).Select(r => $"L{r},{RowsOfFile},{RowsOfFile}\n"))
                + string.Concat(Enumerable.Range(1, Rounds).Select(r => $"S{r},1,1\n"));
            if (counts.Output.ReplaceLineEndings("\n").Trim() != expected.Trim())
            {
                return Report($"{database} has other rows: {counts.Output} {counts.Error}");
            }
        }

        var commands = File.Exists(Log) ? await File.ReadAllLinesAsync(Log).ConfigureAwait(false) : [];
        var missing = Rounds - commands.Distinct(StringComparer.Ordinal).Count();
        if (commands.Length != commands.Distinct(StringComparer.Ordinal).Count() || missing > Unknown)
        {
            return Report($"the commands were: {string.Join(' ', commands)}, and {Unknown} were reported");
        }

        return await CheckHistoryAsync().ConfigureAwait(false);
    }

    private async Task<string?> CheckHistoryAsync()
    {
        var runs = await StartAsync(null, ["runs", "--output", "json"]).ConfigureAwait(false);
        using var list = runs.ExitCode == 0 ? JsonDocument.Parse(runs.Output) : null;
        if (list is null || !runs.Output.Contains("\"succeeded\"", StringComparison.Ordinal))
        {
            return Report($"the history has no run that succeeded: {runs.Output} {runs.Error}");
        }

        var audit = await StartAsync(null, ["audit", "verify"]).ConfigureAwait(false);
        return audit.ExitCode == 0 ? null : Report($"the audit is not whole: {audit.Output} {audit.Error}");
    }

    private async Task<ProcessEnd> StartAsync(int? killAfter, string[] arguments)
    {
        var isLibrary = aef.EndsWith(".dll", StringComparison.Ordinal);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var process = Process.Start(new ProcessStartInfo(isLibrary ? dotnet : aef, isLibrary ? [aef, .. arguments] : arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        }) ?? throw new InvalidOperationException("no process was started");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (killAfter is { } delay)
        {
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(delay)).ConfigureAwait(false);
            process.Kill(); // only this process: its commands survive it
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        return new ProcessEnd(process.ExitCode, (await output.ConfigureAwait(false)).Trim(), await error.ConfigureAwait(false));
    }

    private string Report(string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"trial {seed}: {problem}\n  {string.Join("\n  ", _story)}");
}
