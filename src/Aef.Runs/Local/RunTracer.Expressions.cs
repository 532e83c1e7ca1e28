using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Display;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Expressions that fail.</content>
internal sealed partial class RunTracer
{
    private const string ExpressionError = "ExpressionError";

    /// <summary>The error that a fiber has caught last in main, and the values that expressions could read there.</summary>
    private readonly Dictionary<int, (SourceMapEntry? At, WorkflowValue Error, ExpressionScope Scope)> _caught = [];

    /// <summary>The platform parameters of the run, which expressions read.</summary>
    public PlatformParameters? Parameters { get; init; }

    public override void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables) =>
        CatchError(_name, fiberId, step, error, variables);

    /// <summary>Keeps the error of an expression in one of the artifacts of the pipeline until the workflow reports it.</summary>
    public void CatchError(
        string artifact,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables)
    {
        if (step.Routine != SupportRoutines.Main)
        {
            return;
        }

        SourceMapEntry? at = null;
        for (var inner = step; inner is not null && at?.Key is null; inner = inner.Parent)
        {
            at = _map.Find(artifact, inner.Routine, inner.Name);
        }

        _caught.Remove(fiberId);
        if (at?.Key is not null || step.Name.StartsWith(MainSteps.ComputeVariables, StringComparison.Ordinal))
        {
            _caught[fiberId] = (at, error, new ExpressionScope(variables, _pipeline, Parameters));
        }
    }

    /// <summary>A step that fails because an expression does.</summary>
    private void FailExpression(DateTimeOffset time, int fiberId, FiberTrace trace, WorkflowValue record)
    {
        if (!_caught.TryGetValue(fiberId, out var caught) || Describe(caught.At, trace.Job, caught.Scope) is not var (expression, fault))
        {
            FailStep(time, trace, record);
            return;
        }

        var read = FailureReader.Read(record, trace.Job);
        var failure = read with
        {
            // continue_if_fail is about the step, not about the condition or the list of its thread or level.
            Continued = read.Continued && caught.At?.JobId is not null,
            Message = $"{expression} cannot be evaluated",
            Answer = fault ?? FailureReader.DescribeCall(caught.Error),
            Location = _map.FindJob(trace.Job.Step.JobId)?.Location ?? Documents.Diagnostics.Location.None,
            Expression = expression,
        };
        _failures.Add(failure);
        Emit(
            time,
            RunEventKind.StepFailed,
            e => trace.Describe(e) with { Message = $"{failure.Kind}: {failure.Message}: {failure.Answer}" });
    }

    /// <summary>A variable that cannot be computed, which fails the run before any step.</summary>
    private void FailVariable(int fiberId, WorkflowValue name)
    {
        if (!name.TryGetString(out var text)
            || !_caught.TryGetValue(fiberId, out var caught)
            || _pipeline.Variables.FirstOrDefault(v => v.Name == text) is not { } variable)
        {
            return;
        }

        var owner = $"{DefinitionKeys.Variables}.{text}";
        var expression = new FailedExpressionFinder(_pipeline, caught.Scope)
            .Describe(DefinitionKeys.Variables, owner, variable.Value, variable.Source.Location);
        _failures.Add(new StepFailure(
            owner,
            null,
            null,
            null,
            0,
            null,
            null,
            FailureReader.DescribeCall(caught.Error),
            $"{expression} cannot be evaluated",
            ExpressionError)
        {
            Location = variable.Source.Location,
            Expression = expression,
        });
    }

    private (FailedExpression Expression, string? Fault)? Describe(SourceMapEntry? at, JobContext job, ExpressionScope scope)
    {
        if (at is not { Key: { } key })
        {
            return null;
        }

        var level = _pipeline.AllLevels[at.LevelIndex];
        var thread = level.Threads.FirstOrDefault(t => t.Id == at.Thread);
        var step = thread?.Steps.FirstOrDefault(s => s.JobId == at.JobId);
        var (owner, value) = (step, thread, key) switch
        {
            ({ } s, _, DefinitionKeys.With) => ($"step {Quoted.Text(job.Id)}", s.With),
            ({ } s, _, _) => ($"step {Quoted.Text(job.Id)}", s.When),
            (_, { } t, DefinitionKeys.ForEach) => ($"thread {Quoted.Text(t.Id)}", t.ForEach?.List),
            (_, { } t, _) => ($"thread {Quoted.Text(t.Id)}", t.When),
            _ => ($"level {Quoted.Text(level.Id)}", level.When),
        };
        if (value is null)
        {
            return null;
        }

        var finder = new FailedExpressionFinder(_pipeline, scope);
        return (finder.Describe(key, owner, value, at.Location), key == DefinitionKeys.When ? finder.FaultOf(value) : null);
    }
}
