using System.Diagnostics;
using System.Globalization;
using Aef.Adapters.Templates;
using Aef.Adapters.Yaml;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Views.Templates;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Runs.Workspace;

namespace Aef.Bench;

/// <summary>
/// Compiles many definitions to every target in this process: each is read, checked by the rules of the target, and compiled. The
/// definitions are AEF's demo with other JOB_NAMEs.
/// </summary>
internal static class TargetMeasurement
{
    private const string Template = "{{ for step in steps }}{{ step.id | md }}: {{ step.job_name | md }}\n{{ end }}";

    public static int Run(string demo, int count)
    {
        var text = File.ReadAllText(demo);
        SourceText[] definitions =
        [
            .. Enumerable.Range(0, count).Select(i => new SourceText(
                text.Replace("run_dataform_tag", $"run_dataform_tag_{i}", StringComparison.Ordinal),
                string.Create(CultureInfo.InvariantCulture, $"demo_{i}.json"))),
        ];
        Console.WriteLine($"| target | ms for {count} definitions | KB for each |\n| --- | ---: | ---: |");
        var total = Stopwatch.StartNew();
        Measure("cloud_workflows", definitions, new WorkspaceOptions(), (w, l) => w.Lower(l));
        foreach (var generation in new[] { AirflowGeneration.Airflow2, AirflowGeneration.Airflow3 })
        {
            var options = new AirflowOptions { Generation = generation };
            Measure(
                $"composer, Airflow {(int)generation}",
                definitions,
                new WorkspaceOptions { Target = new AirflowTarget(options) },
                (w, l) => w.Compiler.LowerDag(l, options));
        }

        var engine = new ScribanTemplates();
        var template = new SourceText(Template, "bench.md.scriban");
        Measure(
            "template",
            definitions,
            TemplateCompiler.Checking(new WorkspaceOptions(), engine),
            (w, l) => new TemplateCompiler(w.Loader, engine).Lower(l, template));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {total.Elapsed.TotalMilliseconds:N0} | |"));
        return 0;
    }

    private static void Measure(
        string name,
        SourceText[] definitions,
        WorkspaceOptions options,
        Func<AefWorkspace, Aef.Core.Semantics.Binding.BoundPipeline, CompileResult> compile)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var workspace = new AefWorkspace(new YamlDocumentReader(), options: options);
        foreach (var definition in definitions)
        {
            var loaded = workspace.Load(definition);
            var bound = loaded.Bound ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics));
            if (compile(workspace, bound) is { Artifacts.Count: 0 } result)
            {
                throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
            }
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / definitions.Length / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {watch.Elapsed.TotalMilliseconds:N0} | {bytes:N0} |"));
    }
}
