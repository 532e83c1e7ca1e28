using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Diagrams;

/// <summary>Finds the level or step to which each error of a pipeline belongs.</summary>
internal sealed class DraftErrors
{
    private readonly List<(object Node, string Path, Location Location)> _nodes = [];
    private readonly ILookup<object, string> _errors;
    private readonly object _root = new();

    public DraftErrors(Pipeline pipeline, IEnumerable<Diagnostic> errors)
    {
        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            var level = pipeline.Levels[l];
            var levelPath = string.Create(CultureInfo.InvariantCulture, $"levels[{l}]");
            _nodes.Add((level, levelPath, level.Location));
            for (var t = 0; t < level.Threads.Count; t++)
            {
                for (var s = 0; s < level.Threads[t].Steps.Count; s++)
                {
                    var step = level.Threads[t].Steps[s];
                    _nodes.Add((step, string.Create(CultureInfo.InvariantCulture, $"{levelPath}.threads[{t}].steps[{s}]"), step.Location));
                }
            }
        }

        _nodes.AddRange(PipelineSections.Steps(pipeline).Select(s => ((object)s.Step, s.Path, s.Step.Location)));
        _errors = errors.ToLookup(NodeOf, e => $"error {e.Code}: {e.Message}", ReferenceEqualityComparer.Instance);
    }

    /// <summary>The errors of a level or step; null means the pipeline.</summary>
    public EquatableList<string> At(object? node) => [.. _errors[node ?? _root]];

    /// <summary>By its path in the model; otherwise the last node that begins before the error.</summary>
    private object NodeOf(Diagnostic error)
    {
        var byPath = error.ModelPath is { } path
            ? _nodes.Where(n => path == n.Path || path.StartsWith(n.Path + ".", StringComparison.Ordinal))
                .OrderByDescending(n => n.Path.Length)
                .FirstOrDefault()
                .Node
            : null;
        var byLocation = error.Location.HasPosition
            ? _nodes.Where(n => n.Location.HasPosition && n.Location.Path == error.Location.Path && !IsBefore(error.Location, n.Location))
                .OrderByDescending(n => (n.Location.Start.Line, n.Location.Start.Column))
                .FirstOrDefault()
                .Node
            : null;
        return byPath ?? byLocation ?? _root;
    }

    private static bool IsBefore(Location one, Location other) =>
        (one.Start.Line, one.Start.Column).CompareTo((other.Start.Line, other.Start.Column)) < 0;
}
