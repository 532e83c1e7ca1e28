using System.Xml.Linq;

namespace Aef.Help;

/// <summary>
/// The links at the end of a page: the page on the web first, which Get-Help -Online opens, if the module is published with one; then the
/// cmdlets that the page names.
/// </summary>
internal static class RelatedLinks
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    public static XElement Write(CmdletInfo cmdlet, IReadOnlyList<CmdletInfo> all, CmdletPage page, string? helpUri)
    {
        var text = page.Description + string.Concat(page.Examples.Select(e => e.Code + e.Info));
        var related = all.Where(c => c != cmdlet && (c.Noun == cmdlet.Noun || text.Contains(c.Name, StringComparison.Ordinal)));
        var online = string.IsNullOrEmpty(helpUri) ? null : Link("Online version", helpUri);
        return new XElement(Maml + "relatedLinks", online, related.Select(c => Link(c.Name, null)));
    }

    private static XElement Link(string text, string? uri) =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", uri ?? string.Empty));
}
