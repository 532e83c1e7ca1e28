namespace Aef.Runs.Estimation;

/// <summary>
/// The hosts whose calls are internal steps (https://cloud.google.com/workflows/pricing); all others, including custom domains, are
/// external.
/// </summary>
internal static class GoogleHosts
{
    private static readonly string[] Endings = [".googleapis.com", ".cloudfunctions.net", ".run.app", ".appspot.com", ".cloud.goog"];

    public static bool Contains(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            && Array.Exists(Endings, ending => address.Host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
