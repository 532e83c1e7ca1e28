using Aef.Runs.Testing;
using Aef.Workflows.Testing.Coverage;

namespace Aef.Cli.Rendering;

/// <summary>The formats of coverage files, by their extensions.</summary>
internal static class CoverageFiles
{
    private const string Json = ".json";
    private const string Lcov = ".info";

    /// <summary>True when there is a format for the extension.</summary>
    public static bool IsKnown(string path) => EndingOf(path) is Json or Lcov;

    /// <summary>The text for a file.</summary>
    public static string Write(string path, CoverageTotal total)
    {
        if (EndingOf(path) == Lcov)
        {
            return LcovWriter.Write(total.Files);
        }

        using var text = new StringWriter();
        JsonOutput.WriteObject(text, json => TestJson.WriteCoverage(json, total));
        return text.ToString();
    }

    private static string EndingOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
