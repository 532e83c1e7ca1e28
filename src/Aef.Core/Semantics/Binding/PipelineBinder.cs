using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// Binds a pipeline: resolves executors, types and NEXT, and fills in every default. Rules that need no binding belong to
/// <see cref="Validation.PipelineChecker"/>, which compilers and runs should call.
/// </summary>
internal sealed class PipelineBinder
{
    private static readonly string[] Engines = ["cloud_workflows", "composer"];
    private readonly ExecutorCatalog _catalog;
    private readonly BindOptions _options;

    /// <summary>Creates a binder; <paramref name="catalog"/> holds the executors.</summary>
    public PipelineBinder(ExecutorCatalog catalog, BindOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _options = options ?? BindOptions.None;
    }

    /// <summary>Binds a pipeline; the pipeline of the result is null when there are errors.</summary>
    public BindResult Bind(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var draft = BindDraft(pipeline);
        return new BindResult(draft.Diagnostics.HasErrors ? null : draft.Bound, draft.Diagnostics.Items);
    }

    /// <summary>Binds as much as possible, so that rules can check the rest when a part is wrong.</summary>
    internal BindDraft BindDraft(Pipeline pipeline)
    {
        var diagnostics = new DiagnosticBag();
        CheckHead(pipeline, diagnostics);
        var sites = CollectSites(pipeline);
        var count = sites.Count == 0 ? 0 : sites[^1].Level + 1;
        sites.AddRange(SectionSites.Of(pipeline, count));
        var byJobId = IndexJobIds(sites, diagnostics);
        var threads = sites.GroupBy(s => s.Level).Select(g => g.Max(s => s.Thread) + 1).ToList();
        var expressions = new PipelineExpressions(pipeline, sites, diagnostics);
        var binder = new StepBinder(_catalog, new NextResolver(byJobId, threads, diagnostics), expressions, diagnostics, _options);
        var ids = FreeIds.For(pipeline);
        var levels = sites.Select(s => (Site: s, Bound: binder.Bind(s)))
            .GroupBy(p => p.Site.Level)
            .Select(level => new BoundLevel(
                level.First().Site.SourceLevel,
                level.First().Site.SourceLevel.Id ?? ids.NextLevel(),
                level.First().Site.SourceLevel.MaxParallel,
                [.. level.GroupBy(p => p.Site.Thread).Select(thread => new BoundThread(
                    thread.First().Site.SourceThread,
                    thread.First().Site.SourceThread.Id ?? ids.NextThread(),
                    [.. thread.Select(p => p.Bound)])
                {
                    When = expressions.WhenOfThread(thread.First().Site),
                    ForEach = expressions.ForEachOf(thread.First().Site),
                })])
            {
                When = expressions.WhenOfLevel(level.First().Site),
                Section = level.First().Site.Section,
            })
            .ToList();
        var bound = new BoundPipeline(pipeline, pipeline.Name ?? PipelineName.Fallback, [.. levels.Take(count)])
        {
            Variables = expressions.Variables,
            ConcurrencyKey = expressions.ConcurrencyKey(pipeline.Concurrency),
            Sections = [.. levels.Skip(count)],
        };
        return new BindDraft(bound, sites, _catalog, diagnostics);
    }

    private static void CheckHead(Pipeline pipeline, DiagnosticBag diagnostics)
    {
        if (pipeline.Name is { } name && !PipelineName.IsValid(name))
        {
            diagnostics.Add(BindingDiagnostics.InvalidName.At(pipeline.LocationOf(DefinitionKeys.Name), Quoted.Text(name)).WithModelPath("name")
                .WithFix(Rewriting.Replace(pipeline.LocationOf(DefinitionKeys.Name), name, PipelineName.From(name), isSafe: false)));
        }

        if (pipeline.Engine is { } engine && !Engines.Contains(engine, StringComparer.Ordinal))
        {
            diagnostics.Add(BindingDiagnostics.UnknownEngine.At(pipeline.LocationOf(DefinitionKeys.Engine), Quoted.Text(engine), Spelling.Suggest(engine, Engines)).WithModelPath("engine")
                .WithFix(Rewriting.Replace(pipeline.LocationOf(DefinitionKeys.Engine), engine, Spelling.Nearest(engine, Engines))));
        }

        foreach (var (defaults, path) in pipeline.AllDefaults())
        {
            var isOfExecutor = path != DefinitionKeys.Defaults;
            foreach (var key in StepKeys.All.Keys.Where(k => k.Merge == StepKeyMerge.Own || (isOfExecutor && k.Merge == StepKeyMerge.Job))
                .Where(k => defaults.Values[k] is not null))
            {
                diagnostics.Add(
                    BindingDiagnostics.NotADefault.At(
                        defaults.KeyLocationOf(key.Name),
                        key.DisplayName,
                        key.Merge == StepKeyMerge.Own
                            ? "belongs to a single step and cannot be a default"
                            : "names what a step runs and cannot be a default of one executor")
                        .WithModelPath($"{path}.{key.Name}"));
            }
        }
    }

    private static List<StepSite> CollectSites(Pipeline pipeline)
    {
        var sites = new List<StepSite>();
        var level = 0;
        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            var thread = 0;
            for (var t = 0; t < pipeline.Levels[l].Threads.Count; t++)
            {
                var steps = pipeline.Levels[l].Threads[t].Steps;
                for (var s = 0; s < steps.Count; s++)
                {
                    sites.Add(
                        new StepSite(
                            new EffectiveStep(steps[s], pipeline.Defaults, pipeline.ExecutorDefaults),
                            pipeline.Levels[l].Threads[t],
                            pipeline.Levels[l],
                            $"levels[{l}].threads[{t}].steps[{s}]")
                        {
                            Level = level,
                            Thread = thread,
                            Index = s,
                        });
                }

                thread += steps.Count > 0 ? 1 : 0;
            }

            level += thread > 0 ? 1 : 0;
        }

        return sites;
    }

    private static Dictionary<string, StepSite> IndexJobIds(List<StepSite> sites, DiagnosticBag diagnostics)
    {
        var byJobId = new Dictionary<string, StepSite>(StringComparer.Ordinal);
        foreach (var site in sites)
        {
            if (site.Step.JobId is not { Length: > 0 } id || byJobId.TryAdd(id, site))
            {
                continue;
            }

            var first = byJobId[id].Effective.LocationOf(DefinitionKeys.JobId);
            var location = first.HasPosition ? $"line {first.Start.Line}" : byJobId[id].Path;
            diagnostics.Add(BindingDiagnostics.DuplicateJobId.At(site.Effective.LocationOf(DefinitionKeys.JobId), Quoted.Text(id), location)
                .WithModelPath(site.Path + ".job_id")
                .WithRelated(first, "the first step with this JOB_ID"));
        }

        return byJobId;
    }
}
