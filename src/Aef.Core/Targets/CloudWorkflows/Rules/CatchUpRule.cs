using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Cloud Scheduler does not start missed runs later; only a local server does.</summary>
internal sealed class CatchUpRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        draft.Bound.Source.Schedules
            .Where(s => s.CatchUp is not (null or CatchUp.None))
            .Select(s => ScheduleTargetDiagnostics.NoCatchUp
                .At(s.LocationOf(DefinitionKeys.CatchUp), Quoted.Text(ScheduleWords.Of(s.CatchUp!.Value))) // filtered above
                .WithModelPath("schedule.catch_up"));
}
