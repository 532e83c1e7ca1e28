using Aef.Core.Operations;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>
/// The filters of templates. Each is the only code that writes a value of a user in its language, so that the value cannot become
/// structure.
/// </summary>
internal static class TemplateFilters
{
    public static IReadOnlyList<TemplateFilter> All { get; } =
    [
        new("yaml", node => new FilteredText(FlowText.Yaml(node))),
        new("json", node => new FilteredText(FlowText.Json(node))),
        new("py", node => new FilteredText(FlowText.Python(node))),
        new("sh", ShellWords.Write),
        new("md", MarkdownWords.Write),
        new("raw", Raw),
    ];

    private static FilteredText Raw(DocumentNode node) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.Null } => new FilteredText(string.Empty),
        ScalarNode scalar => new FilteredText(scalar.Text),
        _ => new FilteredText(null, $"it is {node.Kind}; name the part to insert"),
    };
}
