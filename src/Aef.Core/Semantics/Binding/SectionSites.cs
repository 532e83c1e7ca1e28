using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Binding;

/// <summary>The sites of the steps that run after the levels. Each section counts as a level with one thread, after all others.</summary>
internal static class SectionSites
{
    /// <summary>The sites of <c>on_failure</c> and <c>finally</c>; <paramref name="level"/> is the number of the first.</summary>
    public static IEnumerable<StepSite> Of(Pipeline pipeline, int level)
    {
        foreach (var section in PipelineSections.AfterLevels.Where(s => PipelineSections.StepsOf(pipeline, s).Count > 0))
        {
            var source = PipelineSections.AsLevel(pipeline, section);
            var thread = source.Threads[0];
            for (var index = 0; index < thread.Steps.Count; index++)
            {
                yield return new StepSite(
                    new EffectiveStep(thread.Steps[index], pipeline.Defaults, pipeline.ExecutorDefaults),
                    thread,
                    source,
                    $"{PipelineSections.KeyOf(section)}[{index}]")
                {
                    Level = level,
                    Thread = 0,
                    Index = index,
                    Section = section,
                };
            }

            level++;
        }
    }
}
