namespace Aef.Runs.Estimation;

/// <summary>The hosts that calls are internal steps to (https://cloud.google.com/workflows/pricing); everything else is external, domains of one's own included.</summary>
internal static class GoogleHosts
{
    private static readonly string[] Endings = [".googleapis.com", ".cloudfunctions.net", ".run.app", ".appspot.com", ".cloud.goog"];

    public static bool Contains(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Array.Exists(Endings, ending => address.Host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
