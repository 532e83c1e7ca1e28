namespace Aef.Workflows.Hosting.Network;

/// <summary>Converts names of headers to the form that the service shows.</summary>
internal static class HeaderName
{
    /// <summary><c>content-type</c> becomes <c>Content-Type</c>.</summary>
    public static string Canonical(string name)
    {
        var text = name.ToCharArray();
        var isFirst = true;
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = isFirst ? char.ToUpperInvariant(text[i]) : char.ToLowerInvariant(text[i]);
            isFirst = text[i] == '-';
        }

        return new string(text);
    }
}
