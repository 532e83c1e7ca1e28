using System.ComponentModel;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Ruff;

/// <summary>
/// A test that needs ruff, which npm installs once into <c>artifacts/ruff</c>; it is skipped, with the reason, without it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuffFactAttribute : FactAttribute
{
    private const string Package = "@astral-sh/ruff-wasm-nodejs@0.17";

    private static readonly Lazy<string?> Problem = new(Install);

    public RuffFactAttribute()
    {
        if (Problem.Value is { } problem)
        {
            Skip = $"NOT TESTED: ruff is not there ({problem}). Install node and npm, and try: npm install {Package}";
        }
    }

    /// <summary>The folder that ruff is installed in.</summary>
    public static string Cache { get; } = Path.Combine(Root(), "artifacts", "ruff");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aef.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The folder of Aef.sln is not above the tests.");
        }

        return folder.FullName;
    }

    private static string? Install()
    {
        try
        {
            if (!Directory.Exists(Path.Combine(Cache, "node_modules", "@astral-sh", "ruff-wasm-nodejs")))
            {
                Directory.CreateDirectory(Cache);
                var installed = PythonHost.Run("npm", ["install", "--no-audit", "--no-fund", "--prefix", Cache, Package], folder: Cache);
                if (installed.Code != 0)
                {
                    return "npm install failed";
                }
            }

            return PythonHost.Run("node", ["--version"]).Code == 0 ? null : "node does not start";
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }
}
