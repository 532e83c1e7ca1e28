using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.DiagnosticCatalog;

/// <summary>The pages <c>docs/diagnostics/CODE.md</c>, which are embedded in this assembly so that they are available offline.</summary>
public static class DiagnosticPages
{
    private const string Prefix = "diagnostics/";

    /// <summary>The page of a code as Markdown, with LF line endings.</summary>
    /// <exception cref="AefInternalException">The code has no page.</exception>
    public static string Read(DiagnosticDescriptor descriptor) =>
        Find(descriptor) ?? throw new AefInternalException($"{descriptor.Code} has no page docs/diagnostics/{descriptor.Code}.md.");

    /// <summary>The page of a code as Markdown, with LF line endings; null for an unknown code.</summary>
    internal static string? Find(DiagnosticDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        using var stream = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"{Prefix}{descriptor.Code}.md");
        if (stream is null)
        {
            return null;
        }

        using var text = new StreamReader(stream, Encoding.UTF8);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The codes that have a page.</summary>
    internal static IEnumerable<string> Codes() =>
        from name in typeof(DiagnosticPages).Assembly.GetManifestResourceNames()
        where name.StartsWith(Prefix, StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(name);
}
