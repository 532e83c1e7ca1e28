using System.Globalization;
using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Bench;

/// <summary>What binding and each rule allocate, to find the cause when checking becomes slower.</summary>
internal static class RuleAllocations
{
    public static int Run(int steps)
    {
        var source = new SourceText(PipelineText.Json(levels: Math.Max(1, steps / 8), threads: 4, steps: 2), "bench.json");
        var pipeline = DefinitionReader.Read(new DocumentReader(new YamlDocumentReader()).Read(source).Root!, "bench.json").Partial!; // our own text
        var binder = new PipelineBinder(ExecutorCatalog.BuiltIn);
        Print("binding", () => binder.BindDraft(pipeline));
        var draft = binder.BindDraft(pipeline);
        foreach (var rule in (IPipelineRule[])[.. PipelineRules.All, new WithRule(runsFunctions: true), .. WorkflowRules.All])
        {
            Print(rule.GetType().Name, () => rule.Check(draft).ToList());
        }

        return 0;
    }

    private static void Print(string name, Func<object> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {bytes / 1024,8:N0} KB"));
    }
}
