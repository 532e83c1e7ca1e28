using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Operations;

/// <summary>What a template engine renders.</summary>
/// <param name="Template">The text of the template.</param>
/// <param name="View">The values that the template reads; it gets copies that it cannot change.</param>
/// <param name="Filters">The functions that write a value as a literal of a language.</param>
public sealed record TemplateRequest(SourceText Template, MappingNode View, IReadOnlyList<TemplateFilter> Filters)
{
    /// <summary>The limits.</summary>
    public TemplateLimits Limits { get; init; } = new();

    /// <summary>
    /// Keys of the view whose values are maps of the user. An unknown key in such a map is null; elsewhere it is a problem.
    /// </summary>
    public IReadOnlySet<string> DataKeys { get; init; } = new HashSet<string>();

    /// <summary>Keys of the view whose values are fixed words, which need no filter.</summary>
    public IReadOnlySet<string> WordKeys { get; init; } = new HashSet<string>();
}
