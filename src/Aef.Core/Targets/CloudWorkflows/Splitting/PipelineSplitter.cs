using System.Globalization;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>Splits a pipeline that does not fit into one workflow: parts at level boundaries, and a parent that runs them.</summary>
internal sealed class PipelineSplitter(WorkflowArtifact whole, LoweringContext context, SourceFormat? format, DiagnosticBag diagnostics)
{
    private readonly LevelCosts _costs = new(format is null ? whole.As(SourceFormat.Json) : whole.As(format.Value), context);

    /// <summary>True when a run of one workflow could execute more steps than are allowed.</summary>
    public bool HasManySteps => _costs.AllSteps > context.Options.MaxPartSteps;

    /// <summary>
    /// Reports that a run of the one workflow could execute more steps than are allowed, and whether splitting would help.
    /// </summary>
    public void Advise(Location location)
    {
        if (HasManySteps && context.Pipeline.Levels.Count > 1)
        {
            diagnostics.Add(SplitDiagnostics.ManySteps.At(location, Number(_costs.AllSteps), Number(context.Options.MaxPartSteps)));
        }

        AdviseOfLevels();
    }

    /// <summary>Reports single levels that could execute more steps than are allowed.</summary>
    public void AdviseOfLevels()
    {
        foreach (var (level, index) in context.Pipeline.Levels.Select((level, index) => (level, index)))
        {
            var steps = JobSteps.OwnOfRun + _costs.StepsOf(index);
            if (context.Options.LanedLevels.Contains(index))
            {
                continue; // the compiler of lanes reports it
            }

            if (steps > context.Options.MaxPartSteps && level.HasItems)
            {
                diagnostics.Add(
                    LaneDiagnostics.ManySteps.At(
                        level.Source.Location,
                        level.Id,
                        Number(steps),
                        Number(level.Threads.Sum(t => t.MostUnits)),
                        Number(context.Options.MaxPartSteps)));
            }
            else if (steps > context.Options.MaxPartSteps)
            {
                diagnostics.Add(
                    SplitDiagnostics.ManyStepsInLevel.At(
                        level.Source.Location,
                        level.Id,
                        Number(steps),
                        Number(context.Options.MaxPartSteps)));
            }
        }
    }

    /// <summary>The workflow that runs the parts, which it holds.</summary>
    public WorkflowArtifact Split(Location location)
    {
        var parts = new List<(LoweringContext Context, WorkflowArtifact Artifact)>();
        foreach (var range in new PartPlanner(_costs, context.Options).Plan(context.Pipeline.Levels.Count))
        {
            AddParts(parts, range);
        }

        var name = context.Pipeline.Name;
        var artifacts = parts.Select((part, index) => context.PartNames.Name(index + 1, part.Artifact)).ToList();
        var parent = context.For(part: null);
        var workflow = UnreadVariables.Remove(new ParentLowering(parent, [.. parts.Select(p => p.Context)]).Lower());
        ReportReadsAcrossParts(parts.ConvertAll(p => p.Context));
        var names = artifacts.Count == 1
            ? $"{artifacts[0].Name} with all levels, and \"{name}\", which runs it"
            : $"{artifacts[0].Name} to {artifacts[^1].Name}, and \"{name}\", which runs them in order";
        diagnostics.Add(SplitDiagnostics.Split.At(location, artifacts.Count + 1, names, Reason()));
        AdviseOfLevels();
        return new WorkflowArtifact(context.Pipeline, workflow, SourceFormat.Yaml, parent.Origins.Entries, diagnostics.Items)
        {
            Parts = artifacts,
            Whole = whole,
        };
    }

    /// <summary>Lowers a part, and divides it if it is larger than planned.</summary>
    private void AddParts(List<(LoweringContext Context, WorkflowArtifact Artifact)> parts, LevelRange range)
    {
        var part = context.For(range);
        var workflow = UnreadVariables.Remove(new PartLowering(part).Lower());
        var yaml = new WorkflowArtifact(context.Pipeline, workflow, SourceFormat.Yaml, part.Origins.Entries, diagnostics: []);
        var chosen = SourceChoice.Of(yaml, format);
        if (chosen.Bytes > context.Options.MaxPartBytes && range.Count > 1)
        {
            AddParts(parts, range with { Count = range.Count / 2 });
            AddParts(parts, new LevelRange(range.First + (range.Count / 2), range.Count - (range.Count / 2)));
            return;
        }

        if (!chosen.Fits)
        {
            var level = context.Pipeline.Levels[range.First];
            var (bytes, form) = Smallest(yaml);
            diagnostics.Add(SplitDiagnostics.LargeLevel.At(level.Source.Location, level.Id, bytes, form));
        }

        parts.Add((part, chosen));
    }

    /// <summary>The parts are executions of their own, which do not know the status and the output of each other's steps.</summary>
    private void ReportReadsAcrossParts(List<LoweringContext> parts)
    {
        var partOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (part, number) in parts.Select((p, i) => (p, i)))
        {
            foreach (var step in part.Part.Indexes.SelectMany(l => context.Pipeline.Levels[l].Threads).SelectMany(t => t.Steps))
            {
                partOf[step.JobId] = number;
            }
        }

        foreach (var (part, number) in parts.Select((p, i) => (p, i)))
        {
            foreach (var reference in part.Part.Indexes.SelectMany(l => context.Pipeline.Levels[l].Values).SelectMany(v => v.References))
            {
                var read =
                    reference.Symbol switch { StepStatusSymbol status => status.JobId, StepOutputSymbol output => output.JobId, _ => null };
                if (read is not null && partOf.GetValueOrDefault(read, number) != number)
                {
                    diagnostics.Add(
                        SplitDiagnostics.ReadAcrossParts.At(
                            reference.Syntax.Location,
                            Quoted.Text(read),
                            NameOf(partOf[read]),
                            NameOf(number)));
                }
            }
        }
    }

    private string NameOf(int part) => context.PartNames.Of(part + 1);

    private string Reason()
    {
        if (HasManySteps)
        {
            return $"a run that polls every job until its time limit executes {Number(_costs.AllSteps)} steps, but an execution can have at most {Number(context.Options.MaxPartSteps)}";
        }

        var (bytes, form) = Smallest(whole.As(SourceFormat.Yaml));
        return $"a single workflow would have {bytes} bytes as {form}";
    }

    /// <summary>The size in the requested format, or in the smaller one.</summary>
    private (string Bytes, string Form) Smallest(WorkflowArtifact yaml) =>
        format == SourceFormat.Yaml ? (Number(yaml.Bytes), "YAML") : (Number(yaml.As(SourceFormat.Json).Bytes), "JSON");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
