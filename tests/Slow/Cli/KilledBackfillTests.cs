using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary>
/// Processes of a backfill that are killed at random moments: the same command continues, and each interval succeeds exactly once, as the
/// rows in the database show. <c>AEF_BACKFILL=62x20</c> is the full test of 62 intervals and 20 kills.
/// </summary>
public sealed class KilledBackfillTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_killed_backfill_ends_with_each_interval_succeeded_once()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var size = (Environment.GetEnvironmentVariable("AEF_BACKFILL") ?? "6x2").Split('x');
        var (count, kills) = (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture));
        Directory.CreateDirectory(_aef.PathOf("executors"));
        _aef.File(Path.Combine("executors", "nap.yaml"), """
            name: nap
            local: {kind: command, command: [sleep, "0.1"], idempotent: true}
            """);
        _aef.File("aef.json", """
            {"environments": {"local": {"connections": {"rows": {"kind": "sqlite", "path": "rows.sqlite", "wait_seconds": 60}}}}}
            """);
        _aef.File("rows.sqlite", string.Empty); // an empty file is an empty database; a query creates none
        var file = _aef.File("months.yaml", """
            name: months
            schedule: {name: monthly, cron: "0 6 1 * *", window: previous_month, date_format: "%Y-%m"}
            levels:
            - - job_id: PUT
                job_name: put
                executor: sql
                with: {connection: rows, sql: "INSERT INTO months VALUES (:month)", values: {month: "${run.start_date}"}}
              - {job_id: NAP, job_name: nap, executor: nap}
              - job_id: TAKE
                job_name: take
                executor: sql
                with: {connection: rows, sql: "INSERT INTO done VALUES (:month)", values: {month: "${run.start_date}"}}
            """);
        await QueryAsync("CREATE TABLE months (month TEXT)");
        await QueryAsync("CREATE TABLE done (month TEXT)");
        string[] command = ["backfill", file, "--from", Month(0), "--to", Month(count - 1)];

        var dice = new Random(62);
        var (killed, interrupted) = (0, 0);
        for (var attempt = 0; attempt < kills * 3 && killed < kills; attempt++)
        {
            // Each process is killed a moment after its first runs have begun, so that the work lasts for all kills.
            killed += await IsKilledAsync(TimeSpan.FromMilliseconds(dice.Next(350)), command) ? 1 : 0;
            interrupted += (await RunsAsync()).Count(r => r.State == "interrupted");
        }

        var result = await _aef.RunAsync(command);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        killed.ShouldBe(kills);
        interrupted.ShouldBeGreaterThan(0, "some process must be killed while a run is active");
        var months = Enumerable.Range(0, count).Select(Month).ToList();
        (await RunsAsync()).Where(r => r.State == "succeeded").Select(r => r.Month).Order().ShouldBe(months);
        (await MonthsAsync("months")).ShouldBe(months);
        (await MonthsAsync("done")).ShouldBe(months);
        var audit = await _aef.RunAsync("audit", "verify", "--state", _aef.PathOf(".aef"));
        audit.ExitCode.ShouldBe(0, audit.Error);
        (await _aef.RunAsync(command)).Output.ShouldContain("nothing to run");
    }

    private static string Month(int number) =>
        new DateTime(2019, 1, 1).AddMonths(number).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private async Task<string[]> MonthsAsync(string table)
    {
        var rows = await QueryAsync($"SELECT month FROM {table} ORDER BY month");
        return [.. rows.EnumerateArray().Select(r => r.GetProperty("month").GetString()!)];
    }

    private async Task<JsonElement> QueryAsync(string statement)
    {
        var result = await _aef.RunAsync(
            "query", "rows", statement, "--output", "json", "--config", _aef.PathOf("aef.json"), "--state", _aef.PathOf(".aef"));
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Output.Length == 0 ? default : JsonDocument.Parse(result.Output).RootElement;
    }

    private async Task<List<(string Month, string State)>> RunsAsync()
    {
        var list = await _aef.RunAsync("runs", "--state", _aef.PathOf(".aef"), "--limit", "0", "--output", "json");
        list.ExitCode.ShouldBe(0, list.Error);
        using var json = JsonDocument.Parse(list.Output);
        return
        [
            .. json.RootElement.GetProperty("runs").EnumerateArray()
                .Where(r => r.TryGetProperty("interval_start", out _))
                .Select(r => (r.GetProperty("interval_start").GetString()![..7], r.GetProperty("state").GetString()!)),
        ];
    }

    /// <summary>Kills the process a moment after it has started a run; false if it has ended before.</summary>
    private static async Task<bool> IsKilledAsync(TimeSpan after, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "aef.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // null only when a process is reused, which needs UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("  started  ", StringComparison.Ordinal))
        {
        }

        var error = process.StandardError.ReadToEndAsync();
        await Task.Delay(after);
        var isKilled = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return isKilled && process.ExitCode != 0;
    }
}
