using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Inputs;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Tests.Inputs;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Slow.Inputs;

/// <summary>The validator of Aef and the routine of the compiled workflow decide in the same way, with the same messages.</summary>
public sealed class InputAgreementTests
{
    private const int Rounds = 300;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_compiled_workflow_reports_what_the_validator_reports(int seed)
    {
        var cases = new InputCases(seed);
        var (refused, accepted, kinds) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        for (var round = 0; round < Rounds; round++)
        {
            PipelineInput[] inputs = [.. Enumerable.Range(0, 2).Select(i => cases.Declaration($"in_{i}"))];
            var artifact = Compile(inputs);
            for (var n = 0; n < 3; n++)
            {
                var values = inputs.Where(_ => n > 0).Aggregate(WorkflowValue.EmptyMap, (map, i) => map.With(i.Name, cases.Value(i)));
                values = n == 2 ? values.With("unknown", cases.Any()) : values;

                var expected = InputValidator.Check(inputs, values);
                var run = Pipelines.Run(artifact, argument: WorkflowValue.FromMap(("inputs", values)).ToJson());

                var error = run.Execution.Error?.Value ?? WorkflowValue.Null;
                var found = error["problems"].Items.Select(p => new InputProblem(Text(p["input"]), Text(p["problem"])));
                found.ShouldBe(expected, $"{Shown(inputs)}\n{values}");
                (run.Execution.Error is null).ShouldBe(expected.Count == 0);
                if (expected.Count > 0)
                {
                    Text(error["tags"].Items[0]).ShouldBe("InvalidInput");
                    Text(error["message"]).ShouldBe("Invalid inputs: " + string.Join("; ", expected.Select(p => $"{p.Input} {p.Problem}")));
                }

                (refused, accepted) = expected.Count > 0 ? (refused + 1, accepted) : (refused, accepted + 1);
                kinds.UnionWith(expected.Select(p => string.Join(' ', p.Problem.Split(' ').Take(4))));
            }
        }

        refused.ShouldBeGreaterThan(Rounds);
        accepted.ShouldBeGreaterThan(Rounds / 8);
        string[] every =
            [
                "is missing",
                "must be of type",
                "must be one of",
                "must match the pattern",
                "must be a date",
                "must be a time",
                "must be a reference",
                "is not an input",
            ];
        every.ShouldAllBe(k => kinds.Any(f => f.StartsWith(k, StringComparison.Ordinal)));
    }

    private static WorkflowArtifact Compile(PipelineInput[] inputs)
    {
        var pipeline = new Pipeline(
            "inputs",
            [new PipelineLevel("1", [new PipelineThread("1", [new PipelineStep("A", "a").WithType(StepType.Sync).WithExecutor("dataform-tag-executor")])])])
            .WithInputs([.. inputs]);
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(pipeline);
        bound.Diagnostics.Count(d => d.Message.Contains("is required and has a default", StringComparison.Ordinal))
            .ShouldBe(inputs.Count(i => i.Required == true && InputValidator.DefaultOf(i) is not null));
        bound.Diagnostics.ShouldAllBe(d => d.Code == "AEF3049" || d.Code == "AEF3050", Shown(inputs)); // nothing reads the inputs
        return CloudWorkflowsTarget.Compile(bound.Pipeline.ShouldNotBeNull(), PlatformParameters.Empty);
    }

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : string.Empty;

    private static string Shown(IEnumerable<PipelineInput> inputs) => string.Join('\n', inputs.Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"{i.Name}: type {i.Type}, default {i.Default}, values {string.Join(", ", i.Values)}, other {i.Other}, pattern {i.Pattern}, "
            + $"required {i.Required}, secret {i.Secret}")));
}
