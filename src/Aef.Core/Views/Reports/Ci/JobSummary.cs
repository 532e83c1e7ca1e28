using System.Globalization;
using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>
/// A Markdown page about a step of a CI job: a heading and sections, each a table or a graph. It is cut between rows if it would exceed the
/// size limit of the runner, and states how much is missing.
/// </summary>
public sealed class JobSummary
{
    /// <summary>GitHub's limit for one step; it shows nothing above it. Azure documents no limit; the same one is used.</summary>
    public const int MostBytes = 1024 * 1024;

    private readonly List<JobSummarySection> _sections = [];
    private readonly string _title;

    /// <summary>Creates a page.</summary>
    public JobSummary(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        _title = title;
    }

    /// <summary>Adds a table; the cells are escaped as a user's text.</summary>
    public void AddTable(string heading, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        string[] head = [$"### {MarkdownText.Of(heading)}", string.Empty, Row(columns), Row(columns.Select(_ => "---"))];
        _sections.Add(new JobSummarySection(head, [.. rows.Select(r => Row(r.Select(MarkdownText.Of)))]));
    }

    /// <summary>Adds a table of diagnostics, errors first; nothing when there are none.</summary>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="repositoryRoot">The absolute path that files are named relative to.</param>
    public void AddDiagnostics(IEnumerable<Diagnostic> diagnostics, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(repositoryRoot);
        IReadOnlyList<string>[] rows = [.. diagnostics.OrderByDescending(f => f.Severity).Select(f => RowOf(f, repositoryRoot))];
        if (rows.Length > 0)
        {
            AddTable("Problems", ["", "Location", "Code", "Problem"], rows);
        }
    }

    /// <summary>Adds the chart of a pipeline. With more than 200 steps it is collapsed and has one node per level.</summary>
    public void AddGraph(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var steps = pipeline.Levels.Sum(l => l.Threads.Sum(t => t.Steps.Count));
        var isFolded = steps > MermaidWriter.MostNodes;
        var chart = isFolded ? MermaidWriter.WriteFolded(pipeline) : MermaidWriter.Write(pipeline);
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{MarkdownText.Of(pipeline.Name)}: {steps} steps in {pipeline.Levels.Count} levels");
        string[] head =
            [
                isFolded ? "<details>" : "<details open>",
                $"<summary>{title}</summary>",
                string.Empty,
                "```mermaid",
                .. chart.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                "```",
                string.Empty,
                "</details>",
            ];
        _sections.Add(new JobSummarySection(head, []));
    }

    /// <summary>
    /// The page, with LF line endings, in at most <paramref name="mostBytes"/> bytes of UTF-8. A section that does not fit is omitted; a
    /// table is cut.
    /// </summary>
    /// <param name="mostBytes">The maximum size: <see cref="MostBytes"/> minus the size of the existing file.</param>
    public string ToMarkdown(int mostBytes = MostBytes)
    {
        var page = new BoundedText(mostBytes);
        page.TryAdd([$"## {MarkdownText.Of(_title)}"], 0);
        foreach (var section in _sections)
        {
            section.AddTo(page);
        }

        return page.ToString();
    }

    private static IReadOnlyList<string> RowOf(Diagnostic diagnostic, string root)
    {
        var path = diagnostic.Location.Path is { } p and not "-" ? RepositoryPath.Of(p, root).Path : diagnostic.Location.Path;
        var location = diagnostic.Location.HasPosition
            ? string.Create(CultureInfo.InvariantCulture, $"{path}:{diagnostic.Location.Start.Line}:{diagnostic.Location.Start.Column}")
            : diagnostic.ModelPath ?? path ?? string.Empty;
        var mark = diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return [mark, location, diagnostic.Code, diagnostic.Descriptor.Remedy is { } remedy ? $"{diagnostic.Message} {remedy}" : diagnostic.Message];
    }

    private static string Row(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";
}
