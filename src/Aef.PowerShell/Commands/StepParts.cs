using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Maps each parameter of a <see cref="StepCommand"/> to a part of a step and its key in the format.</summary>
internal static class StepParts
{
    private static readonly (string Parameter, string Key, Func<StepCommand, PipelineStep, PipelineStep> Apply)[] All =
    [
        (nameof(StepCommand.JobName), DefinitionKeys.JobName, (c, s) => s.WithJobName(Given(c.JobName))),
        (nameof(StepCommand.Type), DefinitionKeys.Type, (c, s) => s.WithType(c.Type)),
        (nameof(StepCommand.Executor), DefinitionKeys.Executor, (c, s) => s.WithExecutor(Given(c.Executor))),
        (nameof(StepCommand.FunctionIdName), DefinitionKeys.FunctionIdName, (c, s) => s.WithFunctionIdName(Given(c.FunctionIdName))),
        (
            nameof(StepCommand.FunctionStatusName),
            DefinitionKeys.FunctionStatusName,
            (c, s) => s.WithFunctionStatusName(Given(c.FunctionStatusName))),
        (nameof(StepCommand.FunctionName), DefinitionKeys.FunctionName, (c, s) => s.WithFunctionName(Given(c.FunctionName))),
        (nameof(StepCommand.WorkflowsName), DefinitionKeys.WorkflowsName, (c, s) => s.WithWorkflowsName(Given(c.WorkflowsName))),
        (nameof(StepCommand.ComposerStep), DefinitionKeys.ComposerStep, (c, s) => s.WithComposerStep(Given(c.ComposerStep))),
        (nameof(StepCommand.With), DefinitionKeys.With, (c, s) => s.WithWith(DocumentNodes.FromMap(c.With))),
        (nameof(StepCommand.When), DefinitionKeys.When, (c, s) => s.WithWhen(Given(c.When))),
        (nameof(StepCommand.Binding), DefinitionKeys.Binding, (c, s) => s.WithBinding(c.Binding)),
        (nameof(StepCommand.WaitFor), DefinitionKeys.WaitFor, (c, s) => s.WithWaitFor(c.WaitFor)),
        (nameof(StepCommand.WaitTimeSeconds), DefinitionKeys.WaitTimeSeconds, (c, s) => s.WithWaitTimeSeconds(c.WaitTimeSeconds)),
        (nameof(StepCommand.WaitMultiplier), DefinitionKeys.WaitMultiplier, (c, s) => s.WithWaitMultiplier(c.WaitMultiplier)),
        (
            nameof(StepCommand.MaxWaitTimeSeconds),
            DefinitionKeys.MaxWaitTimeSeconds,
            (c, s) => s.WithMaxWaitTimeSeconds(c.MaxWaitTimeSeconds)),
        (
            nameof(StepCommand.AsyncTimeoutLoopInMinutes),
            DefinitionKeys.AsyncTimeoutLoopInMinutes,
            (c, s) => s.WithAsyncTimeoutLoopInMinutes(c.AsyncTimeoutLoopInMinutes)),
        (nameof(StepCommand.TimeoutSeconds), DefinitionKeys.TimeoutSeconds, (c, s) => s.WithTimeoutSeconds(c.TimeoutSeconds)),
        (nameof(StepCommand.ContinueIfFail), DefinitionKeys.ContinueIfFail, (c, s) => s.WithContinueIfFail(c.GoesOn)),
        (nameof(StepCommand.Retry), DefinitionKeys.Retry, (c, s) => s.WithRetry(c.Retry)),
        (nameof(StepCommand.Reads), DefinitionKeys.Reads, (c, s) => s.WithReads(DataSets(c.Reads))),
        (nameof(StepCommand.Writes), DefinitionKeys.Writes, (c, s) => s.WithWrites(DataSets(c.Writes))),
        (
            nameof(StepCommand.StepProperties),
            DefinitionKeys.StepProperties,
            (c, s) => s.WithStepProperties(c.StepProperties is null ? null : DocumentNodes.From(c.StepProperties))),
        (nameof(StepCommand.ReadInputFrom), DefinitionKeys.ReadInputFrom, (c, s) => s.WithReadInputFrom(Given(c.ReadInputFrom))),
        (nameof(StepCommand.Next), DefinitionKeys.Next, (c, s) => s.WithNext(Given(c.Next))),
    ];

    /// <summary>Creates a step from the parameters.</summary>
    public static PipelineStep Describe(StepCommand command, PipelineStep step) => All.Aggregate(step, (s, p) => p.Apply(command, s));

    /// <summary>Creates a step with the given parts; each is located at the line of the script.</summary>
    public static PipelineStep Change(
        StepCommand command,
        PipelineStep step,
        ICollection<string> given,
        Aef.Documents.Diagnostics.Location location) =>
        All.Where(p => given.Contains(p.Parameter)).Aggregate(step, (s, p) => p.Apply(command, s).WithLocationOf(p.Key, location));

    /// <summary>No data sets, or only empty cells, mean that the key is absent.</summary>
    private static SequenceNode? DataSets(string[]? names) =>
        names?.Where(n => !string.IsNullOrEmpty(n)).Select(n => ScalarNode.String(n)).ToList() is { Count: > 0 } given
            ? new SequenceNode(given)
            : null;

    /// <summary>PowerShell binds null and empty cells as an empty string; here both mean that the value is absent.</summary>
    internal static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
