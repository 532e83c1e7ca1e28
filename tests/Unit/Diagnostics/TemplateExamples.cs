using Aef.Adapters.Templates;
using Aef.Core.Operations;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Views.Templates;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Support;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Examples that are templates over a small pipeline, with short limits: 20,000 characters, 10,000 iterations, 50 nested calls, 0.1
/// seconds for a regular expression.
/// </summary>
internal static class TemplateExamples
{
    private const string Definition = """
        name: night
        description: Loads the night.
        levels:
        - - {job_id: J01, job_name: load, executor: dataform-tag-executor}
          - {job_id: J02, job_name: check, executor: dataform-tag-executor, continue_if_fail: true}
        """;

    public static BoundPipeline Pipeline { get; } = Definitions.Bound(Definition);

    /// <summary>A search that takes long; the page of AEF4326 has one that never ends.</summary>
    public static TimeSpan LongSearch { get; } = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<Diagnostic> Render(string template) => Compile(template, Pipeline, LongSearch).Diagnostics;

    /// <summary>A search may take a minute, so that no template fails on a slow computer, unless it is to reach the limit.</summary>
    public static CompilationOutput Compile(string template, BoundPipeline pipeline, TimeSpan? searchTime = null)
    {
        var target = new TemplateTarget(new ScribanTemplates(), new SourceText(template))
        {
            Limits = new TemplateLimits
            {
                MaxCharacters = 20_000,
                MaxIterations = 10_000,
                MaxSearchTime = searchTime ?? TimeSpan.FromMinutes(1),
            },
        };
        return ((ITarget)target).Compile(pipeline);
    }
}
