using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Tests.Parsing;

/// <summary>Parses and analyzes workflows for tests.</summary>
internal static class Parse
{
    public static WorkflowParseResult Source(string text) => new WorkflowParser(new YamlDocumentReader()).Parse(new SourceText(text));

    public static WorkflowSyntax Good(string text)
    {
        var result = Source(text);
        result.Diagnostics.ShouldBeEmpty();
        return result.Workflow.ShouldNotBeNull();
    }

    /// <summary>Everything that is found in a source, by the parser or, when that has no errors, by the analyzer.</summary>
    public static IReadOnlyList<Diagnostic> Check(string text)
    {
        var result = Source(text);
        return result.Workflow is null ? result.Diagnostics : [.. result.Diagnostics, .. WorkflowAnalyzer.Analyze(result.Workflow)];
    }

    /// <summary>The diagnostics as <c>CODE line:column</c>.</summary>
    public static IEnumerable<string> Locations(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => $"{d.Code} {d.Location.Start.Line}:{d.Location.Start.Column}");
}
