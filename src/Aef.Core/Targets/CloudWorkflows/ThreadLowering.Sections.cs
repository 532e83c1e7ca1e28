using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>The steps of <c>on_failure</c> and <c>finally</c>, each of which runs regardless of the previous one's outcome.</content>
internal sealed partial class ThreadLowering
{
    /// <summary>The steps of a section, which is a level of one thread; none of them raises a failure.</summary>
    public static EquatableList<StepSyntax> LowerSection(LoweringContext context, int levelIndex) =>
        new ThreadLowering(context, levelIndex, context.Pipeline.AllLevels[levelIndex].Threads[0], ThreadScope.Main).LowerSteps();

    /// <summary>The handler of a step with <c>continue_if_fail</c>; nothing ends the steps of a section.</summary>
    private StepBody EndOrContinue(string failure, StepBody continues) => _level.Section != PipelineSection.Levels
        ? continues
        : LimitLowering.EndOrContinue(_context.Pipeline, failure, new RaiseBody(Emit.Expression(failure)), continues);

    /// <summary>True for a step of a section whose failure fails the run.</summary>
    private bool IsLast(BoundStep step) => _level.Section != PipelineSection.Levels && !step.ContinueIfFail;
}
