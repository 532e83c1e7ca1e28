using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Views.Diagrams;

/// <summary>The marks of steps that read and write data sets, with the steps at the other end.</summary>
internal sealed class DataSetMarks(BoundPipeline pipeline)
{
    private readonly ILookup<string, string> _writers = pipeline.Steps
        .SelectMany(s => s.Writes.Select(w => (w.Display, s.JobId)))
        .ToLookup(w => w.Display, w => w.JobId, StringComparer.Ordinal);

    private readonly ILookup<string, string> _readers = pipeline.Steps
        .SelectMany(s => s.Reads.Select(r => (r.Display, s.JobId)))
        .ToLookup(r => r.Display, r => r.JobId, StringComparer.Ordinal);

    /// <summary>The marks of a step.</summary>
    public IEnumerable<string> Of(BoundStep step) =>
        step.Reads.Select(r => $"{DefinitionKeys.Reads}: {r.Display}{Others("from", _writers[r.Display], step)}")
            .Concat(step.Writes.Select(w => $"{DefinitionKeys.Writes}: {w.Display}{Others("for", _readers[w.Display], step)}"));

    private static string Others(string word, IEnumerable<string> ids, BoundStep step) =>
        ids.Where(i => i != step.JobId).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } others
            ? $" ({word} {string.Join(", ", others)})"
            : string.Empty;
}
