using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>
/// Compares the meaning of two pipelines. Their form does not matter: JSON or YAML, the order of keys, case, comments, ids that equal the
/// defaults, and properties as JSON in a string or as an object.
/// </summary>
public sealed class PipelineComparer
{
    private readonly PipelineSites _old;
    private readonly PipelineSites _new;
    private readonly PipelineMatching _matching;
    private readonly StepComparer _steps;
    private readonly List<PipelineChange> _changes = [];

    private PipelineComparer(Pipeline old, Pipeline now)
    {
        _old = new PipelineSites(old);
        _new = new PipelineSites(now);
        _matching = new PipelineMatching(_old, _new);
        _steps = new StepComparer(_matching);
    }

    /// <summary>The differences of <paramref name="now"/> from <paramref name="old"/>.</summary>
    public static PipelineDifference Compare(Pipeline old, Pipeline now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var comparer = new PipelineComparer(old, now);
        comparer.CompareHead();
        comparer.CompareLevels();
        comparer.FindRemoved();
        return new PipelineDifference(comparer._changes.ToEquatableList(), comparer.Check().ToEquatableList());
    }

    private void CompareHead()
    {
        foreach (var difference in HeadDifferences.Of(_old.Head, _new.Head))
        {
            var (path, old, now) = difference;
            if (path == DefinitionKeys.Name && !_old.Source.Mentions(path) && !_new.Source.Mentions(path))
            {
                continue; // Neither file names its pipeline; both names come from the file names.
            }

            var root = path.Split('.', '[')[0];
            _changes.Add(
                Change(KindOf(difference), PipelinePart.Pipeline, null, path, old, now) with
                {
                    Entry = difference.Entry,
                    OldLocation = _old.Source.LocationOf(root),
                    NewLocation = _new.Source.LocationOf(root),
                });
        }
    }

    private static ChangeKind KindOf(HeadDifference difference) => difference switch
    {
        { IsEntry: true, Old: null } => ChangeKind.Added,
        { IsEntry: true, New: null } => ChangeKind.Removed,
        _ => ChangeKind.Changed,
    };

    private void CompareLevels()
    {
        var moved = OrderChanges.Of(_new.Levels.Where(_matching.Levels.HasNew).ToList(), l => _matching.Levels.OldOf(l)?.Index ?? 0);
        foreach (var level in _new.Levels)
        {
            if (_matching.Levels.OldOf(level) is { } old)
            {
                CompareLevel(old, level, moved.Contains(level));
            }
            else
            {
                _changes.Add(
                    new PipelineChange(ChangeKind.Added, PipelinePart.Level, level.Id)
                    {
                        NewLocation = LocationOf(level),
                        IsOfSection = level.Source is null,
                    });
            }

            CompareThreads(level);
        }
    }

    private void CompareLevel(LevelSite old, LevelSite level, bool isMoved)
    {
        var (before, after) = (LocationOf(old), LocationOf(level));
        if (old.Id != level.Id)
        {
            _changes.Add(
                new PipelineChange(ChangeKind.Renamed, PipelinePart.Level, level.Id)
                {
                    Old = old.Id,
                    New = level.Id,
                    OldLocation = before,
                    NewLocation = after,
                });
        }

        if (isMoved)
        {
            _changes.Add(new PipelineChange(ChangeKind.Moved, PipelinePart.Level, level.Id)
            {
                Old = Behind(_old.Levels, old.Index, l => $"level {l.Id}"),
                New = Behind(_new.Levels, level.Index, l => $"level {l.Id}"),
                OldLocation = before,
                NewLocation = after,
            });
        }

        foreach (var (path, oldValue, newValue) in NodeDifferences.Of(PropertiesOf(old.Source), PropertiesOf(level.Source)))
        {
            _changes.Add(
                Change(ChangeKind.Changed, PipelinePart.Level, level.Id, path, oldValue, newValue) with
                {
                    OldLocation = before,
                    NewLocation = after,
                });
        }
    }

    private void CompareThreads(LevelSite level)
    {
        var stayed = level.Threads.Where(t => _matching.Threads.OldOf(t) is { } old && _matching.Levels.NewOf(old.Level) == level).ToList();
        var moved = OrderChanges.Of(stayed, t => _matching.Threads.OldOf(t)?.Index ?? 0);
        foreach (var thread in level.Threads)
        {
            var old = _matching.Threads.OldOf(thread);
            if (old is not null && level.Source is not null)
            {
                CompareThread(old, thread, moved.Contains(thread));
            }
            else if (_matching.Levels.HasNew(level) && level.Source is not null)
            {
                _changes.Add(
                    new PipelineChange(ChangeKind.Added, PipelinePart.Thread, thread.Id)
                    {
                        Level = level.Id,
                        NewLocation = thread.Source.Location,
                    });
            }

            _changes.AddRange(_steps.Compare(thread));
        }
    }

    private void CompareThread(ThreadSite old, ThreadSite thread, bool isMoved)
    {
        var change = new PipelineChange(ChangeKind.Renamed, PipelinePart.Thread, thread.Id)
        {
            Level = thread.Level.Id,
            Old = old.Id,
            New = thread.Id,
            OldLocation = old.Source.Location,
            NewLocation = thread.Source.Location,
        };
        if (old.Id != thread.Id)
        {
            _changes.Add(change);
        }

        if (_matching.Levels.NewOf(old.Level) != thread.Level)
        {
            _changes.Add(change with { Kind = ChangeKind.Moved, Old = $"level {old.Level.Id}", New = $"level {thread.Level.Id}" });
        }
        else if (isMoved)
        {
            _changes.Add(
                change with
                {
                    Kind = ChangeKind.Moved,
                    Old = Behind(old.Level.Threads, old.Index, t => $"thread {t.Id}"),
                    New = Behind(thread.Level.Threads, thread.Index, t => $"thread {t.Id}"),
                });
        }

        foreach (var (path, oldValue, newValue) in NodeDifferences.Of(PropertiesOf(old.Source), PropertiesOf(thread.Source)))
        {
            _changes.Add(
                change with
                {
                    Kind = ChangeKind.Changed,
                    Property = path,
                    Old = NodeDifferences.Show(oldValue),
                    New = NodeDifferences.Show(newValue),
                });
        }
    }

    private void FindRemoved()
    {
        foreach (var level in _old.Levels)
        {
            var isGone = !_matching.Levels.HasOld(level);
            if (isGone)
            {
                _changes.Add(
                    new PipelineChange(ChangeKind.Removed, PipelinePart.Level, level.Id)
                    {
                        OldLocation = LocationOf(level),
                        IsOfSection = level.Source is null,
                    });
            }

            foreach (var thread in level.Threads)
            {
                if (!isGone && level.Source is not null && !_matching.Threads.HasOld(thread))
                {
                    _changes.Add(
                        new PipelineChange(ChangeKind.Removed, PipelinePart.Thread, thread.Id)
                        {
                            Level = level.Id,
                            OldLocation = thread.Source.Location,
                        });
                }

                _changes.AddRange(_steps.Removed(thread));
            }
        }
    }

    private IEnumerable<Diagnostic> Check()
    {
        foreach (var sites in (PipelineSites[])[_old, _new])
        {
            var nameless = sites.Steps.Where(s => s.Id is null).ToList();
            if (nameless.Count > 0)
            {
                yield return ComparingDiagnostics.NoIdentity.At(
                    nameless[0].Source.Location,
                    nameless.Count == 1 ? "A step has no JOB_ID" : $"{nameless.Count} steps have no JOB_ID");
            }

            foreach (var twice in sites.Steps.Where(s => s.Id is not null).GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                yield return ComparingDiagnostics.NoIdentity.At(
                    twice.Last().Source.LocationOf(DefinitionKeys.JobId),
                    $"{twice.Count()} steps have the JOB_ID {Quoted.Text(twice.Key ?? string.Empty)}");
            }
        }
    }

    private static PipelineChange Change(
        ChangeKind kind,
        PipelinePart part,
        string? id,
        string path,
        DocumentNode? old,
        DocumentNode? now) =>
        new(kind, part, id) { Property = path, Old = NodeDifferences.Show(old), New = NodeDifferences.Show(now) };

    private static string Behind<T>(List<T> parts, int index, Func<T, string> name) =>
        index == 0 ? "first" : $"after {name(parts[index - 1])}";

    private static Location LocationOf(LevelSite level) =>
        level.Source?.Location ?? level.Threads.SelectMany(t => t.Steps).FirstOrDefault()?.Source.Location ?? Location.None;

    private static MappingNode PropertiesOf(PipelineLevel? level) =>
        level is null ? new MappingNode([]) : PipelineDocumentWriter.PropertiesOf(level);

    private static MappingNode PropertiesOf(PipelineThread thread) => PipelineDocumentWriter.PropertiesOf(thread);
}
