using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// Reads the executor entries of a user: every <c>*.yaml</c>, <c>*.yml</c> and <c>*.json</c> file of a folder, one entry per file. An entry
/// can extend another one of the folder, or a built-in one.
/// </summary>
internal sealed class ExecutorFolderReader
{
    /// <summary>The extensions of entry files; case is ignored.</summary>
    internal static readonly IReadOnlyList<string> Endings = [".json", ".yaml", ".yml"];

    private readonly IDocumentReader _documents;
    private readonly Func<string, ExecutorDefinition?> _builtIn;

    /// <summary>Creates a reader; <paramref name="documents"/> reads JSON and YAML, usually a <see cref="DocumentReader"/>.</summary>
    /// <param name="documents">Reads the files.</param>
    /// <param name="builtIn">Finds the entries that the folder may extend besides its own; null means those that Aef contains.</param>
    public ExecutorFolderReader(IDocumentReader documents, Func<string, ExecutorDefinition?>? builtIn = null)
    {
        _documents = documents;
        _builtIn = builtIn ?? ExecutorCatalog.FindBuiltIn;
    }

    /// <summary>Reads the entries of a folder. An unreadable folder, and a name that two files define, are errors.</summary>
    public ExecutorFolderResult Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var diagnostics = new DiagnosticBag();
        var entries = new List<Entry>();
        foreach (var file in Files(folder, diagnostics))
        {
            var text = SourceTextReader.ReadFile(file);
            var document = text.Source is { } source ? _documents.Read(source) : null;
            entries.Add(new Entry(
                document is { HasErrors: false } ? document.Root : null,
                [.. text.Diagnostics, .. document?.Diagnostics ?? []]));
        }

        var byName = new Dictionary<string, ExecutorDefinition>(StringComparer.Ordinal);
        var invalid = new List<ExecutorDefinition>();
        foreach (var entry in entries)
        {
            diagnostics.AddRange(entry.Reading);
            if (entry.Root is null)
            {
                continue;
            }

            var result = Read(entry, entries, []);
            diagnostics.AddRange(result.Diagnostics);
            if (result.Executor is not { } executor)
            {
                invalid.AddRange(result.Partial is { Name.Length: > 0 } partial ? [partial] : Array.Empty<ExecutorDefinition>());
            }
            else if (!byName.TryAdd(executor.Name, executor))
            {
                diagnostics.Add(CatalogDiagnostics.DuplicateExecutor.At(executor.NameLocation, Quoted.Text(executor.Name))
                    .WithRelated(byName[executor.Name].NameLocation, "the first entry"));
            }
        }

        return new ExecutorFolderResult([.. byName.Values], diagnostics.Items)
        {
            Invalid = [.. invalid.Where(e => !byName.ContainsKey(e.Name))],
        };
    }

    /// <summary>Reads an entry and those that it extends; an entry never extends itself, directly or not.</summary>
    private ExecutorDefinitionResult Read(Entry entry, IReadOnlyList<Entry> all, IReadOnlyList<Entry> open) =>
        entry.Result ??= ExecutorDefinitionReader.Read(
            entry.Root!, // the caller checks it
            name => all.FirstOrDefault(e => e.Name == name && e != entry && !open.Contains(e)) is { } other
                ? Read(other, all, [.. open, entry]).Executor
                : all.Any(e => e.Name == name && e != entry) ? null : _builtIn(name));

    private static string[] Files(string folder, DiagnosticBag diagnostics)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(CatalogDiagnostics.NoFolder.At(Location.FromScript(folder, 0, 0), Quoted.Text(folder)));
            return [];
        }
    }

    /// <summary>A file of the folder.</summary>
    private sealed class Entry(DocumentNode? root, IReadOnlyList<Diagnostic> reading)
    {
        public DocumentNode? Root => root;

        public IReadOnlyList<Diagnostic> Reading => reading;

        public string? Name { get; } =
            (root as MappingNode)?.Find(DefinitionKeys.Name)?.Value is ScalarNode name ? name.Text : null;

        public ExecutorDefinitionResult? Result { get; set; }
    }
}
