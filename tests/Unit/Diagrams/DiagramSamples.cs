using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;

namespace Aef.Tests.Diagrams;

/// <summary>Pipelines to read.</summary>
internal static class DiagramSamples
{
    /// <summary>Strings that would break out of labels, drive a terminal, or mean something to Mermaid, Graphviz or HTML.</summary>
    public static TheoryData<string> HostileNames { get; } =
    [
        "\"]", "\" --> x[\"", "a\nclick s1 \"javascript:alert(1)\"", "a\r\nb", "<script>alert(1)</script>", "<br/>", "&lt;&#35;", "#35;", "#quot;", "end", "subgraph", "%%{init: {}}%%",
        "`markdown`", "1. item", "- item", "**bold** _em_", "\\", "\\\"", "\\N", "ends with \\", "}", "{\"a\": 1}", "[[x]]", "((x))", "style a:#b;", ":::class", "@{ shape: x }", "$$x$$",
        "\u001b[31m", "\u202eright to left", "👩‍👩‍👧 日本 é", "\0", "//", "http://example.com", "  a  ", "s1",
    ];

    /// <summary>A level of two threads with everything that is marked, and a level of two more.</summary>
    public const string Marked = """
        name: marked
        description: Everything that is marked
        levels:
          - level_id: first
            max_parallel: 1
            threads:
              - thread_id: "1"
                steps:
                  - { job_id: A, job_name: load_a, executor: dataform-tag-executor, next: C, retry: { max_attempts: 4 } }
                  - { job_id: B, job_name: load_b, executor: dataform-tag-executor }
                  - { job_id: C, job_name: load_c, executor: dataform-tag-executor, continue_if_fail: true }
              - thread_id: "2"
                steps:
                  - { job_id: D, job_name: load_d, type: sync, function_name: my-function }
          - level_id: second
            threads:
              - thread_id: "3"
                steps: [{ job_id: E, job_name: load_e, type: workflows, workflows_name: other }]
              - thread_id: "4"
                steps: [{ job_id: F, job_name: load_f, executor: dataform-tag-executor }]
        """;

    /// <summary>Names thrown together from what means something to Mermaid, Graphviz, Markdown or HTML; the same ones every time.</summary>
    public static IEnumerable<string> RandomNames()
    {
        string[] parts =
            ["\"", "'", "`", "\\", "[", "]", "(", ")", "{", "}", "<", ">", "&", "#", ";", ":", "|", "%", "@", "$", "*", "_", "-", ".", "=", "~", "/", " ", "\n", "\t", "\0", "é", "日", "🚀", "\u202e", "a", "1", "end", "style", "n", "--> s1"];
        var random = new Random(20250);
        for (var i = 0; i < 300; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            if (!string.IsNullOrWhiteSpace(name))
            {
                yield return name;
            }
        }
    }

    /// <summary>The text without the characters that a JOB_ID must not contain.</summary>
    public static string JobId(string text) => string.Concat(text.Select(c => "[]{}$".Contains(c, StringComparison.Ordinal) ? '_' : c));

    /// <summary>One step whose level, thread and JOB_NAME are the given text, and its JOB_ID as far as possible.</summary>
    public static BoundPipeline Named(string text)
    {
        var step = new PipelineStep(JobId(text), text).WithExecutor("dataform-tag-executor");
        var pipeline = new Pipeline(
            "named",
            [new PipelineLevel(text, [new PipelineThread(text, [step]), new PipelineThread("other", [new PipelineStep("x", "x").WithExecutor("dataform-tag-executor")])])]);
        var result = new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(pipeline);
        return result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }
}
