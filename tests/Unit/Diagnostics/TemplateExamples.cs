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

    public static IEnumerable<Diagnostic> Render(string template) => Compile(template, Pipeline).Diagnostics;

    public static CompilationOutput Compile(string template, BoundPipeline pipeline)
    {
        var target = new TemplateTarget(new ScribanTemplates(), new SourceText(template))
        {
            Limits = new TemplateLimits { MaxCharacters = 20_000, MaxIterations = 10_000, MaxSearchTime = TimeSpan.FromMilliseconds(100) },
        };
        return ((ITarget)target).Compile(pipeline);
    }
}
