using System.Diagnostics;
using System.Text.Json;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Ruff;

/// <summary>Checks DAGs with ruff and with Python's compiler.</summary>
internal static class RuffCheck
{
    // One process for all tests: its start takes longer than most checks. It ends when its input ends, with the process of the tests.
    private static readonly Lazy<Process> Ruff = new(() => Process.Start(
        PythonHost.Describe("node", [Path.Combine(AppContext.BaseDirectory, "Ruff", "ruff.mjs"), RuffFactAttribute.Cache]))!); // it starts

    private static readonly Lock Turn = new();

    /// <summary>What ruff reports about DAGs for Airflow 2 or 3, one problem a line; empty if they are clean.</summary>
    public static string Lint(int generation, IReadOnlyList<string> sources) => InFiles(sources, files =>
    {
        lock (Turn)
        {
            var ruff = Ruff.Value;
            ruff.StandardInput.WriteLine(JsonSerializer.Serialize(new { generation, files }));
            ruff.StandardInput.Flush();
            var answer = ruff.StandardOutput.ReadLine();
            return JsonSerializer.Deserialize<string>(answer ?? throw new InvalidOperationException(ruff.StandardError.ReadToEnd()))!;
        }
    });

    /// <summary>What <c>py_compile</c> reports; empty if all sources compile.</summary>
    public static string Compile(IReadOnlyList<string> sources) =>
        InFiles(sources, files => PythonHost.Run(PythonHost.Path!, ["-W", "error", "-m", "py_compile", .. files]) is { Code: not 0 } failed
            ? failed.Output + failed.Errors
            : string.Empty);

    private static string InFiles(IReadOnlyList<string> sources, Func<IReadOnlyList<string>, string> check)
    {
        var folder = Directory.CreateTempSubdirectory("aef-dags-");
        try
        {
            var files = sources.Select((source, i) =>
            {
                var file = Path.Combine(folder.FullName, $"dag_{i}.py");
                File.WriteAllText(file, source);
                return file;
            }).ToList();
            return check(files).Replace(folder.FullName + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
