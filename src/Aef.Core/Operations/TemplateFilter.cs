using Aef.Documents.Tree;

namespace Aef.Core.Operations;

/// <summary>A function of templates that writes a value as a literal of a language.</summary>
/// <param name="Name">The name, such as <c>yaml</c>.</param>
/// <param name="Write">Writes a value.</param>
public sealed record TemplateFilter(string Name, Func<DocumentNode, FilteredText> Write);
