using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>
/// Reports keys that the format knows, but in another part of a definition. To ignore them would often change what runs, so most of them
/// are errors.
/// </summary>
internal static class KeyOwners
{
    private const string TopLevel = "a definition";

    private static readonly string[] Parts =
    [
        TopLevel, "a level", "a thread", "a step", DefinitionKeys.Defaults, DefaultsReader.OfExecutor, "retry", "a schedule", "concurrency",
    ];

    /// <summary>Keys that have no influence on what runs.</summary>
    private static readonly string[] Presentation =
    [
        DefinitionKeys.Name, DefinitionKeys.Description, DefinitionKeys.Labels, DefinitionKeys.Engine, DefinitionKeys.LevelId,
        DefinitionKeys.ThreadId, DefinitionKeys.JobName,
    ];

    /// <summary>Reports a key if it belongs to another part than <paramref name="what"/>; false if it is unknown everywhere.</summary>
    public static bool Report(MappingEntry entry, string what, IReadOnlySet<string> known, DiagnosticBag diagnostics)
    {
        if (!Parts.Contains(what, StringComparer.Ordinal) || CommonNames.KeyFor(entry.Key, known) is not null)
        {
            return false;
        }

        // Other values of "executors" are more likely a misspelled "executor".
        var owners = DefaultsReader.IsExecutors(entry.Key) && entry.Value is MappingNode
            ? [DefinitionKeys.Defaults]
            : OwnersOf(entry.Key).Where(o => o != what).ToList();
        if (owners.Count == 0)
        {
            return false;
        }

        var descriptor = Presentation.Contains(entry.Key, StringComparer.OrdinalIgnoreCase)
            ? ReadingDiagnostics.MisplacedText
            : ReadingDiagnostics.MisplacedKey;
        diagnostics.Add(
            descriptor.At(entry.KeyLocation, Quoted.Text(entry.Key), Quoted.Choice([.. owners.Select(InWords)]), InWords(what))
                .WithFix(Removing.Entry(entry.Key, entry.KeyLocation, entry.Value)));
        return true;
    }

    private static IEnumerable<string> OwnersOf(string key)
    {
        if (DefinitionReader.Keys.Contains(key))
        {
            yield return TopLevel;
        }

        if (LevelReader.LevelKeys.Contains(key))
        {
            yield return "a level";
        }

        if (LevelReader.ThreadKeys.Contains(key))
        {
            yield return "a thread";
        }

        if (StepKeys.All.Names.Contains(key))
        {
            yield return "a step";
        }

        if (StepReader.RetryKeys.Contains(key))
        {
            yield return "retry";
        }

        if (HeadReader.ScheduleKeys.Contains(key) && !Is(key, DefinitionKeys.Name))
        {
            yield return "a schedule";
        }

        if (HeadReader.ConcurrencyKeys.Contains(key))
        {
            yield return "concurrency";
        }
    }

    private static string InWords(string part) => part == TopLevel ? "the top level of a definition" : part;

    private static bool Is(string key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);
}
