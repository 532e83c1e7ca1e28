namespace Aef.Workflows.Journal;

/// <summary>The names of the format (docs/journal.md).</summary>
internal static class JournalFields
{
    /// <summary>UTC with seven digits of a second: the full precision of a time.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public const string Header = "header";
    public const string Advance = "advance";
    public const string Call = "call";
    public const string Answer = "answer";
    public const string Cancel = "cancel";
    public const string Resume = "resume";
    public const string Known = "known";
    public const string End = "end";
}
