using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Support;

/// <summary>Reads and checks definitions given as text; diagnostics come as <c>line:column CODE</c>.</summary>
internal static class Definitions
{
    public static DocumentReader Documents { get; } = new(new YamlDocumentReader());

    public static DefinitionResult Read(string text, string? path = null) =>
        new DefinitionReader(Documents).Read(new SourceText(text, path));

    public static BindResult Check(string text) => new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(Read(text));

    /// <summary>The pipeline of a string that has no errors.</summary>
    public static Pipeline Pipeline(string text)
    {
        var result = Read(text);
        return result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }

    /// <summary>The bound pipeline of a string that has no errors.</summary>
    public static BoundPipeline Bound(string text)
    {
        var result = Check(text);
        return result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }

    public static string Diagnostics(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(", ", diagnostics.Select(d => $"{d.Location.Start.Line}:{d.Location.Start.Column} {d.Code}"));

    /// <summary>One level with one thread of steps, each given as the inside of a flow map.</summary>
    public static string Thread(params string[] steps) => Levels(steps);

    /// <summary>Levels with one thread each; line n + 2 of the text holds the steps of level n, counted from 0.</summary>
    public static string Levels(params string[][] levels) =>
        "name: p\nlevels:\n" + string.Concat(levels.Select(l => $"- [{string.Join(", ", l.Select(s => $"{{{s}}}"))}]\n"));
}
