using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Simulation;
using Aef.Runs.Workspace;
using Aef.Tests.Support;

namespace Aef.Tests.Diagnostics;

/// <summary>What is found in the examples of pages about pipelines.</summary>
internal static class DefinitionExamples
{
    /// <summary>Checks a definition and compiles it, without platform parameters, when it has no errors.</summary>
    public static IEnumerable<Diagnostic> Compile(string text) => Compile(new SourceText(text));

    /// <summary>The same for a caller that accepts several workflows, or wants to know when several were needed.</summary>
    public static IEnumerable<Diagnostic> Compile(string text, WorkflowSplitting splitting) =>
        Compile(new SourceText(text), new CloudWorkflowsOptions { Splitting = splitting });

    /// <summary>The same for a definition whose file name matters: it is in the first line.</summary>
    public static IEnumerable<Diagnostic> CompileFile(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return Compile(new SourceText(text[(end + 1)..], text[..end]));
    }

    public static IEnumerable<Diagnostic> ReadParameters(string text) =>
        new PlatformParametersReader(Definitions.Documents).Read(new SourceText(text)).Diagnostics;

    public static IEnumerable<Diagnostic> ReadExecutor(string text)
    {
        var read = new ExecutorDefinitionReader(Definitions.Documents).Read(new SourceText(text, "executor.yaml"));
        return read.Executor is { } executor ? read.Diagnostics.Concat(ConnectorBinder.Check(executor)) : read.Diagnostics;
    }

    /// <summary>Reads a simulation script for a pipeline with the one step J01.</summary>
    public static IEnumerable<Diagnostic> ReadSimulation(string text)
    {
        var document = Definitions.Documents.Read(new SourceText(text));
        return document.Root is null
            ? document.Diagnostics
            : SimulationScriptReader.Read(
                document.Root,
                Definitions.Bound(Definitions.Thread("job_id: J01, job_name: load, executor: dataform-tag-executor")))
                .Diagnostics;
    }

    /// <summary>Checks a definition as <c>aef validate</c> does.</summary>
    public static IEnumerable<Diagnostic> Validate(string text)
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        return workspace.WithLimits(workspace.Load(new SourceText(text))).Diagnostics;
    }

    private static IEnumerable<Diagnostic> Compile(SourceText source, CloudWorkflowsOptions? options = null)
    {
        var workspace = new AefWorkspace(new YamlDocumentReader());
        var definition = workspace.Load(source);
        return definition.Pipeline is { } pipeline
            ? [.. definition.Diagnostics, .. workspace.Compile(pipeline, options: options).Diagnostics]
            : definition.Diagnostics;
    }
}
