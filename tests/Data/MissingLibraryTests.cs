using System.Diagnostics;
using Aef.Adapters.Connections;

namespace Aef.Tests.Data;

/// <summary>What is reported when the library of DuckDB is not there. A process loads it once, so another process tries it.</summary>
public sealed class MissingLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-library-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_the_library_DuckDB_is_refused_and_SQLite_works()
    {
        File.WriteAllText(
            Path.Combine(_folder, "aef.json"),
            """{"environments": {"local": {"connections": {"lite": {"kind": "sqlite", "path": "lite.sqlite"}}}}}""");

        var (exitCode, output, error) = await RunAsync("connections", "test");

        exitCode.ShouldBe(1);
        output.ShouldContain("failed  lake");
        output.ShouldContain("ok      lite  SQLite 3.");
        error.ShouldContain("AEF7104");
        error.ShouldContain("\"/nowhere/libduckdb.so\" does not exist");
        error.ShouldContain("AEF_DUCKDB_LIBRARY");

        // A run is refused before its first step starts.
        var marked = Path.Combine(_folder, "started");
        File.WriteAllText(Path.Combine(_folder, "p.yaml"), $$$"""
            name: p
            levels:
            - - {job_id: A, job_name: a, executor: command, with: {command: [touch, "{{{marked}}}"]}}
            - - {job_id: B, job_name: b, executor: sql, with: {connection: lake, sql: select 1}}
              - {job_id: C, job_name: c, executor: sql, with: {connection: lake, sql: select 2}}
            """);
        (exitCode, _, error) = await RunAsync("run", "p.yaml");
        exitCode.ShouldBe(1);
        error.Split("AEF7104").Length.ShouldBe(2, error);
        File.Exists(marked).ShouldBeFalse();
    }

    [Fact]
    public void The_failures_of_a_library_that_is_not_found_are_known()
    {
        DuckDbLibrary.IsMissing(new DllNotFoundException()).ShouldBeTrue();
        DuckDbLibrary.IsMissing(new TypeInitializationException("x", new DllNotFoundException())).ShouldBeTrue();
        DuckDbLibrary.IsMissing(new BadImageFormatException()).ShouldBeTrue();
        DuckDbLibrary.IsMissing(new InvalidOperationException()).ShouldBeFalse();
        new DuckDbLibrary("/nowhere/libduckdb.so").Searched().ShouldBe("\"/nowhere/libduckdb.so\" does not exist.");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "aef.dll"), .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["AEF_DUCKDB_LIBRARY"] = "/nowhere/libduckdb.so";
        using var process = Process.Start(start).ShouldNotBeNull();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
