using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// A level with more threads than a parallel step has branches, in which steps have expressions of their own: one parallel loop over the
/// numbers of the threads, in which switches lead to the steps of each thread.
/// </summary>
internal sealed class DispatchLowering(LoweringContext context)
{
    private const string Number = "thread_number";

    /// <summary>The number of threads of one group; a switch has at most 50 entries.</summary>
    private const int GroupSize = 40;

    /// <summary>The most iterations that Cloud Workflows runs at once.</summary>
    public const int MaxParallel = 20;

    public StepSyntax Lower(int index, StepLabel label)
    {
        var level = context.Pipeline.Levels[index];
        var threads = level.Threads.Select((thread, number) => new SwitchEntrySyntax(
            Emit.Expression($"{Number} == {Text(number)}"),
            new StepsBody(
                ThreadLowering.Lower(
                    context,
                    index,
                    thread,
                    $"{LevelLowering.ThreadName(level, thread)}_jobs",
                    string.Empty,
                    ThreadScope.OfBranch(0)))));
        var groups = threads.Chunk(GroupSize).Select((group, number) => new SwitchEntrySyntax(
            Emit.Expression($"{Number} < {Text((number + 1) * GroupSize)}"),
            new StepsBody(
                EquatableList.Create<StepSyntax>(
                    [Emit.Step(Auxiliary($"Level_{level.Id}_group_{Text(number + 1)}"), new SwitchBody(group.ToEquatableList()))]))));
        var body = new SwitchBody(groups.ToEquatableList());
        var loop = new LoopSyntax(
            Number,
            null,
            null,
            Emit.List([ValueSyntax.Of(0), ValueSyntax.Of(level.Threads.Count - 1)]),
            EquatableList.Create<StepSyntax>([Emit.Step(Auxiliary($"Level_{level.Id}_group"), body)]));
        return Emit.Step(
            label,
            new ParallelBody([], loop)
            {
                Shared = context.SharedBySteps(level).Prepend("failures").ToEquatableList(),
                ConcurrencyLimit = ValueSyntax.Of(level.MaxParallel ?? MaxParallel),
            },
            level.Source.Location);

        StepLabel Auxiliary(string name) => context.Auxiliary(name, index);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
