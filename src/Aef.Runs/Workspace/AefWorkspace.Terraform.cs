using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Workspace;
using Aef.Runs.Admission;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Workspace;

/// <content>Terraform configurations.</content>
public sealed partial class AefWorkspace
{
    /// <summary>The label does not depend on the time of a run.</summary>
    private static readonly DateTimeOffset AnyTime = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Checks pipelines and compiles them to one Terraform configuration.</summary>
    public CompileResult CompileTerraform(IEnumerable<Pipeline> pipelines, TerraformRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TerraformCompiler(Loader, Compiler).Compile(pipelines, WithLabels(request));
    }

    /// <summary>Compiles checked pipelines to one Terraform configuration; the diagnostics are those of the targets.</summary>
    public CompileResult LowerTerraform(IReadOnlyList<BoundPipeline> pipelines, TerraformRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new TerraformCompiler(Loader, Compiler).Lower(pipelines, WithLabels(request));
    }

    private static TerraformRequest WithLabels(TerraformRequest request) => request with { KeyLabel = LabelOf };

    private static string? LabelOf(BoundPipeline pipeline, PipelineSchedule schedule, PlatformParameters? parameters)
    {
        var argument = ScheduledArgument.Create(schedule.Name ?? pipeline.Name, schedule);
        return AdmissionKey.LabelOf(pipeline, parameters, WorkflowValue.FromDocument(argument), AnyTime);
    }
}
