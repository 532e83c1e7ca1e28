using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Checks <c>resume</c> in the argument of a run before the run starts.</summary>
internal static class ResumeCheck
{
    private const string Resume = "resume";
    private const string Done = "done";
    private const string Outputs = "outputs";
    private const string Lists = "lists";
    private const string Attempt = "attempt";
    private const int MostReported = 10;
    private const int LongestId = 60;
    private static readonly string[] Maps = [Outputs, Lists, "inputs", "schedule", "query_variables"];

    /// <summary>All problems; of many JOB_IDs with the same problem, the first ones and the number of the others.</summary>
    /// <param name="argument">The argument of the run.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="hasChangedLists">True if a list has changed, which is reported and explains items that do not exist.</param>
    public static IEnumerable<Diagnostic> Check(WorkflowValue argument, BoundPipeline pipeline, bool hasChangedLists)
    {
        var resume = argument[Resume];
        if (resume.IsNull)
        {
            return [];
        }

        if (resume.Kind != WorkflowValueKind.Map || resume[Done] is { IsNull: false, Kind: not WorkflowValueKind.List })
        {
            var isMap = resume.Kind == WorkflowValueKind.Map;
            return
            [
                RerunDiagnostics.NoList.At(
                    Location.None,
                    isMap ? "resume.done" : Resume,
                    (isMap ? resume[Done] : resume).ToString(),
                    "\"resume\" must be an object with \"done\", a list of JOB_IDs."),
            ];
        }

        return
        [
            .. from key in Maps
               where resume[key] is { IsNull: false, Kind: not WorkflowValueKind.Map }
               select RerunDiagnostics.NoList.At(Location.None, $"{Resume}.{key}", resume[key].ToString(), $"It must be {Content(key)}."),
            .. CheckAttempt(resume[Attempt]),
            .. resume.Entries.Where(e => e.Key is not (Done or Attempt) && !Maps.Contains(e.Key, StringComparer.Ordinal))
                .Select(e => RerunDiagnostics.MisspelledResume.At(Location.None, Quoted.Text(e.Key), Resume)),
            .. CheckDone(argument, pipeline, hasChangedLists),
        ];
    }

    private static string Content(string key) => key switch
    {
        Outputs => "an object with the output of each JOB_ID",
        Lists => "an object with the hash of each list",
        _ => "an object",
    };

    private static IEnumerable<Diagnostic> CheckAttempt(WorkflowValue attempt) =>
        attempt.IsNull || (attempt.TryGetInteger(out var number) && number > 0)
            ? []
            : [RerunDiagnostics.InvalidAttempt.At(Location.None, attempt.ToString())];

    private static IEnumerable<Diagnostic> CheckDone(WorkflowValue argument, BoundPipeline pipeline, bool hasChangedLists)
    {
        var known = pipeline.LevelSteps.Select(s => s.JobId).ToHashSet(StringComparer.Ordinal);
        var sections = pipeline.Sections.SelectMany(s => s.Threads.SelectMany(t => t.Steps).Select(step => (step.JobId, s.Id)))
            .ToDictionary(s => s.JobId, s => s.Id, StringComparer.Ordinal);
        var looped = pipeline.Levels.SelectMany(l => l.Threads)
            .Where(t => t.ForEach is not null)
            .SelectMany(t => t.Steps.Select(s => (s.JobId, Items: KnownLists.Count(t, argument))))
            .ToDictionary(s => s.JobId, s => s.Items, StringComparer.Ordinal);
        var done = argument[Resume][Done].Items;
        var valid = done.Select(Text).OfType<string>().Where(IsKnown).Distinct(StringComparer.Ordinal).ToList();
        return FirstOf(
                done.Where(i => Text(i) is not { } id || !(IsKnown(id) || (hasChangedLists && ItemsOf(id) is not null))).ToList(),
                i => RerunDiagnostics.UnknownJob.At(
                    Location.None,
                    $"the job {Short(Text(i) ?? i.ToString())}",
                    Reason(Text(i)),
                    ItemsOf(Text(i)) ?? Suggestion(Text(i))),
                number => RerunDiagnostics.UnknownJob.At(
                    Location.None,
                    $"{Number(number)} more jobs",
                    "cannot be skipped either",
                    string.Empty))
            .Concat(FirstOf(
                Missing(valid),
                id => RerunDiagnostics.MissingOutput.At(Location.None, Short(id)),
                number => RerunDiagnostics.MissingOutput.At(Location.None, $"{Number(number)} more steps")))
            .Concat(
                argument[Resume][Lists] is { Kind: WorkflowValueKind.Map or WorkflowValueKind.Null } lists
                    ? KnownLists.CheckHashes(pipeline, lists, valid)
                    : []);

        bool IsKnown(string id) => known.Contains(id)
            || (ItemId.TryParse(id, out var step, out var index)
                && looped.TryGetValue(step, out var items)
                && (items is null || index < items));

        IReadOnlyList<string> Missing(List<string> ids) =>
            argument[Resume][Outputs] is { Kind: WorkflowValueKind.Map or WorkflowValueKind.Null } outputs
                ? new RestoredOutputs(pipeline, t => KnownLists.Count(t, argument)).Missing(ids, outputs)
                : [];

        string Reason(string? id) => id is not null && sections.TryGetValue(id, out var section)
            ? $"is a step of {section}, and a rerun runs these steps again"
            : "is not in the pipeline, so nothing would be skipped for it";

        string Suggestion(string? id) => id is null || id.Length > LongestId || sections.ContainsKey(id)
            ? string.Empty
            : Spelling.Suggest(id, known);

        string? ItemsOf(string? id) => ItemId.TryParse(id, out var step, out _) && looped.TryGetValue(step, out var items)
            ? $" The list of for_each has {(items == 1 ? "1 item" : $"{items} items")}, and indexes count from 0."
            : null;
    }

    private static IEnumerable<Diagnostic> FirstOf<T>(
        IReadOnlyList<T> problems,
        Func<T, Diagnostic> describe,
        Func<int, Diagnostic> others)
    {
        var shown = problems.Count > MostReported + 1 ? MostReported : problems.Count;
        return problems.Take(shown).Select(describe).Concat(shown < problems.Count ? [others(problems.Count - shown)] : []);
    }

    /// <summary>A JOB_ID in quotes; the middle of a long one is left out, because JOB_IDs often differ at the end.</summary>
    private static string Short(string id) =>
        Quoted.Text(id.Length <= LongestId ? id : $"{id[..(LongestId / 2)]}…{id[^(LongestId / 2)..]}");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Text(WorkflowValue value) => value.TryGetString(out var text) ? text : null;
}
