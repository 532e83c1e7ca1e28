namespace Aef.Tests.Support;

/// <summary>Compares strings with files that are in the repository; AEF_UPDATE_BASELINES=1 writes the files instead.</summary>
internal static class Baseline
{
    /// <summary>True when baselines are to be rewritten.</summary>
    public static bool Updating { get; } = Environment.GetEnvironmentVariable("AEF_UPDATE_BASELINES") == "1";

    /// <summary>Fails unless the file contains the text; explains how to update it.</summary>
    public static void ShouldMatch(string path, string actual)
    {
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file in the repository always has a folder
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        actual.ShouldBe(
            expected,
            $"{Path.GetRelativePath(Repository.Root, path)} differs. When the change is meant: AEF_UPDATE_BASELINES=1 dotnet test Aef.sln");
    }
}
