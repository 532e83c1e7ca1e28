using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Docs;

public sealed partial class PageLinkTests
{
    [Fact]
    public void Every_link_to_a_file_leads_somewhere()
    {
        var broken = from page in Pages()
                     from Match link in Link().Matches(Prose(page))
                     let target = link.Groups["target"].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
                     let path = Path.Combine(Path.GetDirectoryName(page)!, target) // a file is in a folder
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{Repository.Relative(page)}: {target}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_of_docs_is_linked_from_another_page()
    {
        var linked = (from page in Pages()
                      from Match link in Link().Matches(Prose(page))
                      let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups["target"].Value.Split('#')[0])) // a file is in a folder
                      where target != page
                      select target).ToHashSet(StringComparer.Ordinal);

        Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs", "adr"), "*.md"))
            .Where(p => !linked.Contains(p))
            .Select(Repository.Relative)
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("examples"), "*.md", SearchOption.AllDirectories));

    /// <summary>The text of a page without its code.</summary>
    private static string Prose(string page) => Code().Replace(File.ReadAllText(page), string.Empty);

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Link();
}
