using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.SecretParameters;

/// <summary>Secrets in wide levels, parts and lanes: executions of other workflows read them themselves.</summary>
public sealed class SecretScopeTests
{
    private const string Head = "name: p\ninputs: {key: {secret: true, default: 'secret:KEY'}, user: {default: bob}}\n"
        + "variables: {plain: 'for ${inputs.user}', header: 'Bearer ${secrets.TOKEN} ${inputs.key} ${variables.plain}'}\n";

    private const string Step = "job_name: a, type: sync, executor: feeder, with: {a: '${variables.header}', l: '${item}'}";

    [Fact]
    public void Threads_of_a_wide_level_read_their_own_secrets()
    {
        var threads = Enumerable.Range(0, 60)
            .Select(i => $"  - [{{job_id: J{i}, job_name: j{i}, type: sync, executor: feeder, with: {{a: '{i} ${{secrets.S{i}}}'}}}}]\n");

        var run = SecretRun.Of($"levels:\n- threads:\n{string.Concat(threads)}");

        run.Received.Select(p => p["a"].Text).ShouldBe(Enumerable.Range(0, 60).Select(i => $"{i} S{i}-1"), ignoreOrder: true);
    }

    [Fact]
    public void Lanes_get_references_and_read_the_secrets_themselves()
    {
        var artifact = Compile(
            Head + $"levels:\n- threads: [{{for_each: [x, y, z], steps: [{{job_id: A, {Step}}}]}}]\n",
            new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 1 });

        var calls = Calls(artifact);

        artifact.Parts.ShouldHaveSingleItem().Name.ShouldBe("p-lane-1");
        Check(calls, children: 3, starts: ["x", "y", "z"]);
    }

    [Fact]
    public void Parts_get_references_and_read_the_secrets_themselves()
    {
        var step = Step.Replace("'${item}'", "x", StringComparison.Ordinal);
        var artifact = Compile(
            Head + $"levels:\n- [{{job_id: A, {step}}}]\n- [{{job_id: B, {step}}}]\n",
            new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 });

        Check(Calls(artifact), children: 2, starts: ["x", "x"]);
    }

    private static void Check(List<CallEffect> calls, int children, string[] starts)
    {
        var arguments = calls.Where(c => c.Function.EndsWith("executions.run", StringComparison.Ordinal)).ToList();
        arguments.Count.ShouldBe(children);
        arguments.ShouldAllBe(c => c.Arguments["argument"]["inputs"]["key"].Text == "secret:KEY"
            || c.Arguments["argument"]["run"]["inputs"]["key"].Text == "secret:KEY");
        arguments.ShouldAllBe(c => !c.Arguments.ToString().Contains("hunter2", StringComparison.Ordinal)
            && !c.Arguments.ToString().Contains("Bearer", StringComparison.Ordinal));
        var received = calls.Where(c => c.Http is not null)
            .Select(c => WorkflowValue.FromJson(c.Http!.Body["step_properties"].Text.ShouldNotBeNull())) // filtered
            .ToList();
        received.Select(r => r["l"].Text).ShouldBe(starts, ignoreOrder: true);
        received.ShouldAllBe(r => r["a"].Text == "Bearer hunter2-token hunter2-key for bob");
    }

    private static WorkflowArtifact Compile(string definition, CloudWorkflowsOptions options) =>
        CloudWorkflowsTarget.Compile(Feeds.Bound(definition), PlatformParameters.Empty, SourceFormat.Json, options);

    /// <summary>The calls of the workflow of the pipeline, and those of its parts.</summary>
    private static List<CallEffect> Calls(WorkflowArtifact artifact)
    {
        var environment = LocalRunAssembly.EnvironmentOf(artifact.Name, null);
        var options = new EngineOptions { Environment = environment, CallContexts = new JobContextSource(artifact.Pipeline) };
        var engine = new WorkflowEngine(WorkflowProgram.Compile(artifact.Workflow), WorkflowValue.Null, options);
        var cloud = new SimulatedCloud(
            artifact.Pipeline,
            SimulatedPlatform.Of(environment, null, engine.ExecutionId),
            SimulationScript.Empty,
            new Secrets([("TOKEN", "hunter2-token"), ("KEY", "hunter2-key")]));
        var calls = new List<CallEffect>();
        var parts = new PartCallHandler(
            artifact.Parts.ToDictionary(p => p.Name, p => WorkflowProgram.Compile(p.Workflow), StringComparer.Ordinal),
            options,
            new Jobs(cloud, calls),
            _ => new Silence());
        VirtualTimeHost.Run(engine, new Children(parts, calls), Engine.Running.Start).Error.ShouldBeNull();
        return calls;
    }

    private sealed class Silence : ExecutionListener;

    private sealed class Jobs(SimulatedCloud cloud, List<CallEffect> calls) : ICallHandler
    {
        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            calls.Add(call);
            return cloud.Handle(call, now);
        }
    }

    private sealed class Children(PartCallHandler parts, List<CallEffect> calls) : IHostedCallHandler
    {
        public void Begin(HostedEffect effect)
        {
            calls.Add((CallEffect)effect.Effect);
            parts.Begin(effect);
        }
    }
}
